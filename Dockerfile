# One image for the API, the worker and the command line; the command chooses:
#   node dist/apps/api/src/main.js (the default), node dist/apps/worker/src/main.js, node dist/apps/cli/src/main.js <command>
ARG NODE_IMAGE=node:24-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /foothold
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY nest-cli.json tsconfig.json .swcrc ./
COPY apps apps
COPY libs libs
RUN npm run build && find dist -name '*.spec.js*' -delete

FROM ${NODE_IMAGE} AS dependencies
WORKDIR /foothold
COPY package.json package-lock.json .npmrc ./
# No package that runs in production needs its install script.
RUN npm ci --omit=dev --ignore-scripts

FROM ${NODE_IMAGE}
# Inside a container loopback reaches nobody; who may connect is decided by the ports that are published.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /foothold
COPY package.json ./
COPY --from=dependencies /foothold/node_modules node_modules
COPY --from=build /foothold/dist dist
# Everything above belongs to root, so the service cannot change its own program.
# A volume that is mounted here takes over the owner.
RUN mkdir /letters && chown node:node /letters
USER node
EXPOSE 3000
# Of the API; switch it off for the worker and for commands.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/apps/api/src/main.js"]
