package io.atopile.mcp.server.command;

import io.atopile.mcp.server.command.ClientConfigCommand.Client;

/**
 * A client's configuration for connecting to a running server. The token itself is in no file and on no command line: clients
 * read it from the environment variable {@code ATOPILE_MCP_TOKEN}, or prompt for it.
 *
 * @param place where the configuration belongs
 */
record HttpClientConfig(String place, String text) {

    /** @param launcher the program that prints the token */
    static HttpClientConfig of(Client client, String url, String launcher) {
        return switch (client) {
            case CODEX -> new HttpClientConfig(client.place() + renderEnvironmentHint(launcher), renderCodex(url));
            case CLAUDE -> new HttpClientConfig("Run once in the project; it writes .mcp.json." + renderEnvironmentHint(launcher), renderClaude(url));
            case VSCODE -> new HttpClientConfig(
                    client.place() + " VS Code asks once for the token, which this command prints: '" + launcher + "' token", renderVscode(url));
            case CURSOR -> new HttpClientConfig(client.place() + renderEnvironmentHint(launcher), renderCursor(url));
            case INSPECTOR -> new HttpClientConfig(
                    client.place() + " Under Authentication, enter the header Authorization with Bearer and the token, which this command prints: '"
                            + launcher + "' token",
                    "npx @modelcontextprotocol/inspector --transport http --server-url %s%n".formatted(url));
        };
    }

    private static String renderEnvironmentHint(String launcher) {
        return "%nStart the client with the token in its environment: export ATOPILE_MCP_TOKEN=\"$('%s' token)\"".formatted(launcher);
    }

    private static String renderCodex(String url) {
        return """
                [mcp_servers.atopile]
                url = "%s"
                bearer_token_env_var = "ATOPILE_MCP_TOKEN"
                required = true
                tool_timeout_sec = 900
                default_tools_approval_mode = "auto"
                omit_tools_from = ["deferred", "code_mode"]
                """
                .formatted(url);
    }

    /** The quotes keep the shell from expanding the token into the command: Claude Code itself resolves the variable. */
    private static String renderClaude(String url) {
        return "claude mcp add --scope project --transport http atopile %s --header 'Authorization: Bearer ${ATOPILE_MCP_TOKEN}'%n"
                .formatted(url);
    }

    private static String renderVscode(String url) {
        return """
                {
                  "inputs": [
                    { "type": "promptString", "id": "atopile-mcp-token", "description": "atopile-mcp token", "password": true }
                  ],
                  "servers": {
                    "atopile": {
                      "type": "http",
                      "url": "%s",
                      "headers": { "Authorization": "Bearer ${input:atopile-mcp-token}" }
                    }
                  }
                }
                """
                .formatted(url);
    }

    private static String renderCursor(String url) {
        return """
                {
                  "mcpServers": {
                    "atopile": {
                      "url": "%s",
                      "headers": { "Authorization": "Bearer ${env:ATOPILE_MCP_TOKEN}" }
                    }
                  }
                }
                """
                .formatted(url);
    }
}
