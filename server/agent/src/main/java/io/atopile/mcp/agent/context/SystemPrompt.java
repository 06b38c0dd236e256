package io.atopile.mcp.agent.context;

import io.atopile.mcp.agent.RunPurpose;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The first message of every run: the agent's role, how it works, what results mean, whose instructions count, and .ato
 * in short. It is the same for all runs with the same purpose, so that the provider's cache applies.
 */
public final class SystemPrompt {

    private SystemPrompt() {}

    public static String of(RunPurpose purpose) {
        return switch (purpose) {
            case WORK -> readResource("system.md");
            case PLAN -> readResource("system.md") + "\n" + readResource("plan.md");
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
