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
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.TypeConversionException;

/** Prints what to put into a client's configuration so that it starts this server, or calls one that runs. */
@Command(
        name = "client-config",
        description = "Print the configuration that makes a client start this server, or with --http call one that runs.")
final class ClientConfigCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "CLIENT",
            converter = ClientConverter.class,
            description = "One of: ${COMPLETION-CANDIDATES}. claude-code and vs-code are understood too.")
    private Client client = Client.CODEX;

    @Option(names = "--http", description = "The configuration that makes it call a server that serve runs.")
    private boolean http;

    @Option(
            names = "--url",
            defaultValue = "http://127.0.0.1:8720/mcp",
            description = "Where that server listens. Default: ${DEFAULT-VALUE}.")
    private String url = "";

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private AtopileMcp program;

    @Override
    public Integer call() {
        if (http) {
            var config = HttpClientConfig.of(client, url, launcher());
            System.err.println(config.place());
            program.out().print(config.text());
            return 0;
        }
        System.err.println(client.place);
        program.out().print(client.renderConfiguration(launcher()));
        return 0;
    }

    /** The launcher says where it is; a bare name means the one on the PATH. */
    static String launcher() {
        return System.getProperty("atopile.mcp.launcher", "atopile-mcp");
    }

    /** Takes the names that users know a client by. */
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

    /** The clients, and how each wants to be told. */
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
