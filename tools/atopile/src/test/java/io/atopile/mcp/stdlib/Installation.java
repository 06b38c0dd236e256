package io.atopile.mcp.stdlib;

import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An atopile whose interpreter repeats one answer and counts how often it was started. */
public record Installation(AtoCli cli, Path home) {

    public static Installation in(Path home, AtoCli like, List<StdlibItem> items) throws IOException {
        Files.createDirectories(home.resolve("library"));
        Files.writeString(home.resolve("library/Resistor.py"), "class Resistor: ...\n");
        Path python = program(home.resolve("python"), "echo started >> '%1$s/starts'; cat '%1$s/answer.json'".formatted(home));
        var installation =
                new Installation(new AtoCli(like.program(), python, like.version(), like.log(), like.environment()), home);
        installation.answer(items);
        return installation;
    }

    /** A command that tells that it is this installation's {@code ato}, and counts with the interpreter. */
    public Path ato() throws IOException {
        return program(
                home.resolve("ato"),
                "echo started >> '%s/starts'; test \"$1\" = self-check && echo %s || echo '%s'"
                        .formatted(home, cli.version(), cli.python()));
    }

    private static Path program(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("not made executable: " + file);
        }
        return file;
    }

    /** Lets it answer this from now on, about its sources as they are. */
    void answer(List<StdlibItem> items) throws IOException {
        var seen = DirectoryFingerprint.read(home.resolve("library").toString()).orElseThrow();
        Files.write(
                home.resolve("answer.json"),
                Json.mapper().writeValueAsBytes(new StdlibIntrospector.Answer(List.of(seen), items)));
    }

    public int starts() throws IOException {
        Path starts = home.resolve("starts");
        return Files.exists(starts) ? Files.readAllLines(starts).size() : 0;
    }

    /** Its items, as a server that was just started has them. */
    List<StdlibItem> asked() throws InterruptedException {
        return new StandardLibrary().findItems(cli, () -> {}).orElseThrow();
    }
}
