package io.atopile.mcp.conformance.house;

import io.atopile.mcp.conformance.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Every Java file of the project, its tests included. */
public final class Sources {

    private Sources() {}

    public static List<Path> all() {
        try (var files = Files.walk(Repository.ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !contains(file, "target") && !contains(file, "node_modules"))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** How a file is named in a complaint. */
    public static String name(Path file) {
        return Repository.ROOT.relativize(file).toString();
    }

    /** What Java calls the package of a file. */
    public static String packageOf(Path file) {
        return lines(file).stream()
                .filter(line -> line.startsWith("package "))
                .map(line -> line.substring("package ".length(), line.indexOf(';')))
                .findFirst()
                .orElse("");
    }

    private static boolean contains(Path file, String folder) {
        for (var part : Repository.ROOT.relativize(file)) {
            if (part.toString().equals(folder)) {
                return true;
            }
        }
        return false;
    }
}
