package io.atopile.mcp.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Looks for live processes by a mark in their environment, in the system's own process table. */
public final class Processes {

    private static final Path TABLE = Path.of("/proc");

    private Processes() {}

    /** The ids of live processes (not zombies) that carry {@code name=value} in their environment. */
    public static List<String> marked(String name, String value) {
        String mark = name + "=" + value;
        try (Stream<Path> entries = Files.list(TABLE)) {
            return entries.filter(entry -> entry.getFileName().toString().chars().allMatch(Character::isDigit))
                    .filter(entry -> carries(entry, mark) && !isZombie(entry))
                    .map(entry -> entry.getFileName().toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean carries(Path process, String mark) {
        return List.of(read(process.resolve("environ")).split("\0")).contains(mark);
    }

    private static boolean isZombie(Path process) {
        return read(process.resolve("stat")).contains(") Z ");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException _) {
            return "";
        }
    }
}
