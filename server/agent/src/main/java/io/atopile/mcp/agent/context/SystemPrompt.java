package io.atopile.mcp.agent.context;

import io.atopile.mcp.agent.RunPurpose;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The first message of every run: the agent's role, how it works, what results mean, whose instructions count, and .ato
 * in short. It is the same for all runs, so that the provider's cache applies; what is special for a purpose follows it.
 */
public final class SystemPrompt {

    private SystemPrompt() {}

    /** Returns the text that is the same for all runs. */
    public static String read() {
        return readResource("system.md");
    }

    /** Returns what is special for a purpose. */
    static String readMode(RunPurpose purpose) {
        return switch (purpose) {
            case WORK -> readResource("work.md");
            case PLAN -> readResource("plan.md");
        };
    }

    private static String readResource(String name) {
        try (var in = SystemPrompt.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the distribution");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
