package io.atopile.mcp.server.settings;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A user's and a project's settings in a scratch folder, and an environment. */
final class Reading {

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private CommandLineFlags flags = CommandLineFlags.NONE;

    Reading(Path folder) {
        this.folder = folder;
        environment.put("HOME", folder.resolve("home").toString());
    }

    Reading user(String toml) {
        return write(reader().userFile(), toml);
    }

    Reading project(String toml) {
        return write(SettingsReader.projectFile(project()), toml);
    }

    Reading variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Reading flags(CommandLineFlags given) {
        flags = given;
        return this;
    }

    Path project() {
        return folder.resolve("project");
    }

    SettingsReader reader() {
        return SettingsReader.of(environment).with(flags);
    }

    SettingsReadResult read() {
        return reader().read(List.of(project()));
    }

    /** All of it holds. */
    EffectiveSettings settings() {
        return assertInstanceOf(SettingsReadResult.Read.class, read(), () -> read().complaints().toString()).settings();
    }

    /** What is said to be wrong. */
    List<String> complaints() {
        return read().complaints();
    }

    private Reading write(Path file, String toml) {
        try {
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, toml);
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
