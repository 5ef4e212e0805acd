import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { resolvers } from '#composition';
import type { Command } from './command.js';

@Module({ imports: [GraphQLSchemaBuilderModule] })
class SchemaModule {}

/** The schema in SDL, sorted; built from the resolvers alone, so it needs no database. */
export async function schemaText(): Promise<string> {
  const app = await NestFactory.createApplicationContext(SchemaModule, { logger: ['error'] });
  const schema = await app.get(GraphQLSchemaFactory).create([...resolvers]);
  await app.close();
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

/** Writes the schema to standard output. */
export const printSchemaCommand: Command = {
  summary: 'print the GraphQL schema',
  async run() {
    process.stdout.write(await schemaText());
  },
};
