import type { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import type { Page } from '#kernel';

@ArgsType()
export class PageArgs {
  @Field(() => Int, { description: 'How many rows, 1 to 100; more than 100 is read as 100.' })
  first: number;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the row before the first wanted one; from pageInfo.endCursor.',
  })
  after?: string | null;
}

@ObjectType('PageInfo', { description: 'Whether more rows follow.' })
export class PageInfo {
  @Field({ description: 'True when more rows follow the last of this page.' })
  hasNextPage: boolean;

  @Field(() => String, { nullable: true, description: 'The cursor of the last row; null on an empty page.' })
  endCursor: string | null;
}

/** A page of nodes. */
export interface Connection<Node> {
  nodes: Node[];
  pageInfo: PageInfo;
}

/** The connection type of a node: `class SlotConnection extends connectionOf(SlotType) {}` under its own @ObjectType. */
export function connectionOf<Node>(node: Type<Node>): Type<Connection<Node>> {
  @ObjectType({ isAbstract: true })
  class Abstract implements Connection<Node> {
    @Field(() => [node], { description: 'The rows of this page, in order.' })
    nodes: Node[];

    @Field({ description: 'Whether more rows follow.' })
    pageInfo: PageInfo;
  }
  return Abstract;
}

/** A page of rows as a connection of nodes. */
export function toConnection<Row, Node>(
  { rows, hasNextPage, endCursor }: Page<Row>,
  toNode: (row: Row) => Node,
): Connection<Node> {
  return { nodes: rows.map(toNode), pageInfo: { hasNextPage, endCursor } };
}

/** What the caller asked for, brought into bounds: 1 to 100 rows. */
export function pageRequest({ first, after }: PageArgs): { first: number; after: string | null } {
  return { first: Math.min(Math.max(first, 1), 100), after: after ?? null };
}
