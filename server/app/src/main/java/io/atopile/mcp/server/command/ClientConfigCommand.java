package io.atopile.mcp.server.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Prints the client configuration that starts this server or connects to a running one. */
@Command(
        name = "client-config",
        description = "Print the client configuration that starts this server or, with --http, connects to a running one.")
final class ClientConfigCommand extends ProgramCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "CLIENT",
            converter = ClientConverter.class,
            description = "One of: ${COMPLETION-CANDIDATES}. claude-code and vs-code are accepted too.")
    private Client client = Client.CODEX;

    @Option(names = "--http", description = "Print the configuration for a server that was started with serve.")
    private boolean http;

    @Option(
            names = "--url",
            defaultValue = "http://127.0.0.1:8720/mcp",
            description = "The URL of that server. Default: ${DEFAULT-VALUE}.")
    private String url = "";

    @Override
    public Integer call() {
        if (http) {
            var config = HttpClientConfig.of(client, url, launcher());
            System.err.println(config.place());
            out().print(config.text());
            return 0;
        }
        System.err.println(client.place);
        out().print(client.renderConfiguration(launcher()));
        return 0;
    }

    /** Returns the launcher's path as reported by the launcher; a bare name means the one on the PATH. */
    static String launcher() {
        return System.getProperty("atopile.mcp.launcher", "atopile-mcp");
    }

    /** Accepts the names by which users know a client. */
    static final class ClientConverter implements ITypeConverter<Client> {

        private static final Map<String, Client> ALIASES =
                Map.of("claude-code", Client.CLAUDE, "vs-code", Client.VSCODE, "code", Client.VSCODE, "mcp-inspector", Client.INSPECTOR);

        @Override
        public Client convert(String word) {
            var name = word.toLowerCase(Locale.ROOT);
            return Arrays.stream(Client.values())
                    .filter(client -> client.toString().equals(name))
                    .findAny()
                    .or(() -> Optional.ofNullable(ALIASES.get(name)))
                    .orElseThrow(() -> new TypeConversionException("expected one of " + Arrays.toString(Client.values())));
        }
    }

    /** The supported clients and the form of their configuration. */
    enum Client {
        CODEX("In ~/.codex/config.toml:") {
            @Override
            String renderConfiguration(String launcher) {
                return """
                        [mcp_servers.atopile]
                        command = "%s"
                        args = ["stdio"]
                        required = true
                        tool_timeout_sec = 900
                        default_tools_approval_mode = "auto"
                        omit_tools_from = ["deferred", "code_mode"]
                        """
                        .formatted(launcher);
            }
        },
        CLAUDE("Run once:") {
            @Override
            String renderConfiguration(String launcher) {
                return "claude mcp add atopile -- '%s' stdio%n".formatted(launcher);
            }
        },
        VSCODE("In .vscode/mcp.json:") {
            @Override
            String renderConfiguration(String launcher) {
                return """
                        {
                          "servers": {
                            "atopile": {
                              "type": "stdio",
                              "command": "%s",
                              "args": ["stdio", "--project", "${workspaceFolder}"]
                            }
                          }
                        }
                        """
                        .formatted(launcher);
            }
        },
        CURSOR("In .cursor/mcp.json:") {
            @Override
            String renderConfiguration(String launcher) {
                return """
                        {
                          "mcpServers": {
                            "atopile": {
                              "command": "%s",
                              "args": ["stdio", "--project", "${workspaceFolder}"]
                            }
                          }
                        }
                        """
                        .formatted(launcher);
            }
        },
        INSPECTOR("Run:") {
            @Override
            String renderConfiguration(String launcher) {
                return "npx @modelcontextprotocol/inspector '%s' stdio%n".formatted(launcher);
            }
        };

        private final String place;

        Client(String place) {
            this.place = place;
        }

        abstract String renderConfiguration(String launcher);

        String place() {
            return place;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
