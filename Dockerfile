# The service with its seed. It starts as with `npm start`; the image contains the files that its first start would
# write.

# docs/deployment.md says how to name it by its digest.
ARG NODE_IMAGE=node:22-slim

FROM ${NODE_IMAGE} AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM ${NODE_IMAGE}
WORKDIR /app
ENV NODE_ENV=production
# The default, loopback, is not reachable from outside a container.
ENV NUTRIGRAPH_HOST=0.0.0.0
COPY --from=dependencies /app/node_modules node_modules
COPY package.json LICENSE ./
COPY bin bin
COPY deploy/entry.sh deploy/entry.sh
COPY importers importers
COPY schema schema
COPY seed seed
COPY src src
# Bundles the code, and imports the seed into a snapshot.
RUN ["node", "bin/nutrigraph.js", "snapshot"]
# This user owns no files here. The service writes none.
USER node
EXPOSE 4000
HEALTHCHECK --interval=5s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.NUTRIGRAPH_PORT || process.env.PORT || 4000}/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Fits the heap of Node to the memory of the container.
ENTRYPOINT ["/app/deploy/entry.sh"]
CMD ["node", "bin/nutrigraph.js", "serve"]
