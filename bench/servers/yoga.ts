/** Starts Yoga with a schema of one field: `yoga.ts PORT`. */
import { createServer } from 'node:http';
import { createSchema, createYoga } from 'graphql-yoga';

const schema = createSchema({ typeDefs: 'type Query { one: Int }' });
const server = createServer(createYoga({ schema, logging: false, graphiql: false }));
server.listen(Number(process.argv[2]), '127.0.0.1', () => process.stdout.write('ready\n'));
process.on('SIGINT', () => process.exit(0));
