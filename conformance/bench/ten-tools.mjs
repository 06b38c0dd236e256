// A server of ten tools on the TypeScript SDK, for comparison.
import { McpServer } from "../suites/node_modules/@modelcontextprotocol/sdk/dist/esm/server/mcp.js";
import { StdioServerTransport } from "../suites/node_modules/@modelcontextprotocol/sdk/dist/esm/server/stdio.js";
import { z } from "../suites/node_modules/zod/index.js";

const server = new McpServer({ name: "ten-tools", version: "1.0.0" });
for (let i = 0; i < 10; i++) {
  server.registerTool(
    `tool_${i}`,
    {
      title: `Tool ${i}`,
      description: "Reads a file of the project and says what it holds.",
      inputSchema: { path: z.string().describe("The file."), limit: z.number().int().min(1).max(500).default(100) },
      outputSchema: { content: z.string(), lines: z.number().int() },
      annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    },
    async ({ path, limit }) => ({
      content: [{ type: "text", text: `${path} ${limit}` }],
      structuredContent: { content: path, lines: limit },
    }),
  );
}
await server.connect(new StdioServerTransport());
