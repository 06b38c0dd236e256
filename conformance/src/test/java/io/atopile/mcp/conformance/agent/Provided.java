package io.atopile.mcp.conformance.agent;

import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.conformance.parts.Program;
import io.atopile.mcp.conformance.parts.RealParts;
import io.atopile.mcp.conformance.program.Launched;
import io.atopile.mcp.model.responses.ScriptedResponsesServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** The shipped program with a provider of models on this machine, whose key is in the environment. */
public final class Provided {

    public static final String KEY = "sk-planted-0123456789abcdef";

    private Provided() {}

    /** {@code more} is added to the settings file. */
    public static Launched over(Transport transport, Path project, Path scratch, ScriptedResponsesServer provider, String more)
            throws IOException {
        settings(scratch, provider, more);
        return Launched.over(
                transport, project, scratch, Map.of("XDG_CONFIG_HOME", scratch.resolve("config").toString(), "PLANTED_KEY", KEY));
    }

    /** Writes only the settings file. */
    public static void settings(Path scratch, ScriptedResponsesServer provider, String more) throws IOException {
        var folder = Files.createDirectories(scratch.resolve("config/atopile-mcp"));
        Files.writeString(folder.resolve("settings.toml"), """
                model = "scripted"
                %s
                [provider]
                kind = "custom"
                base_url = "%s"
                key_env = "PLANTED_KEY"
                """.formatted(more, provider.base()));
    }

    /** Returns the shipped program with these arguments, in a folder, with the settings and the state below {@code scratch}. */
    public static Program program(Path folder, Path scratch, Object... arguments) throws Exception {
        var command = Stream.concat(Stream.<Object>of(RealParts.installed()), Stream.of(arguments)).toArray();
        return Program.of(folder, command)
                .with("XDG_STATE_HOME", scratch.resolve("state"))
                .with("XDG_CONFIG_HOME", scratch.resolve("config"))
                .with("PLANTED_KEY", KEY);
    }
}
