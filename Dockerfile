# The API alone: docker build -t xero-sync-api . && docker run -p 8080:8080 -e XERO_APPS=… -e DATABASE_URL=… xero-sync-api
FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0
WORKDIR /srv/api
COPY package.json package-lock.json ./
# The image has its own Node, so that none of the optional packages that bring one is needed.
RUN npm ci --omit=dev --omit=optional --no-fund --no-audit
COPY connector/apiDefinition.swagger.json connector/
COPY api api
RUN mkdir data && chown node data
USER node
EXPOSE 8080
CMD ["node", "api/main.ts"]
