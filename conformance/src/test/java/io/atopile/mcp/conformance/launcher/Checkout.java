package io.atopile.mcp.conformance.launcher;

import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A source tree of its own with the real launcher in it, beside pretended programs: a JDK that only prints how it was
 * started, and a Maven that a test writes.
 */
record Checkout(Path root, Path scratch) {

    /** The tree of which this module is a part, and which has been packaged by now. */
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    private static final String PRINTING_JAVA = "#!/bin/sh\nprintf '%s\\n' \"$0\" \"$@\"\n";

    /** Lays the tree into {@code scratch}, under a name that has a space. */
    static Checkout in(Path scratch) throws IOException {
        var checkout = new Checkout(scratch.toRealPath().resolve("a checkout"), scratch.toRealPath());
        for (var folder : List.of("tools/contract/src", "skills", "server/app/target/dist", "../path", "../home")) {
            Files.createDirectories(checkout.root().resolve(folder));
        }
        copy(REPOSITORY.resolve("server/bin"), checkout.root().resolve("server/bin"));
        Files.writeString(checkout.root().resolve("pom.xml"), "<project/>");
        checkout.jdk("jdk-25", "25.0.1");
        return checkout;
    }

    Path launcher() {
        return root.resolve("server/bin/atopile-mcp");
    }

    Path distributions() {
        return root.resolve("server/app/target/dist");
    }

    /** Puts in place what Maven has really packaged, its cache valid. */
    Path realDistribution(String name) throws IOException {
        var packaged = REPOSITORY.resolve("server/app/target/dist");
        copy(packaged.resolve(Files.readString(packaged.resolve("current")).strip()), distributions().resolve(name));
        Files.setLastModifiedTime(distributions().resolve(name).resolve("built"), FileTime.from(Instant.now()));
        return makeCurrent(name);
    }

    /** Puts a distribution in place that has the files the launcher looks for, and no program. */
    Path hollowDistribution(String name) throws IOException {
        var lib = Files.createDirectories(distributions().resolve(name).resolve("lib"));
        Files.writeString(lib.resolve("atopile-mcp.jar"), "");
        Files.writeString(distributions().resolve(name).resolve("built"), "");
        return makeCurrent(name);
    }

    Path current() throws IOException {
        return distributions().resolve(Files.readString(distributions().resolve("current")).strip());
    }

    private Path makeCurrent(String name) throws IOException {
        Files.writeString(distributions().resolve("current"), name + "\n");
        return current();
    }

    /** Makes the sources newer than a distribution. */
    void age(Path distribution) throws IOException {
        Files.setLastModifiedTime(distribution.resolve("built"), FileTime.from(Instant.EPOCH));
    }

    /** A JDK by its looks, whose java prints its own path and its arguments. */
    Path jdk(String name, String version) throws IOException {
        var home = scratch.resolve(name);
        script(home.resolve("bin/java"), PRINTING_JAVA);
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
        return home;
    }

    /** What is found as {@code mvn}. */
    void maven(String body) throws IOException {
        script(scratch.resolve("path/mvn"), "#!/bin/sh\n" + body);
    }

    private static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, fromString("rwxr-xr-x"));
    }

    /** Starts the launcher itself, on the pretended JDK. */
    Started start(String... arguments) throws IOException {
        return start(launcher(), pretendedJdk(), arguments);
    }

    Map<String, String> pretendedJdk() {
        return Map.of("ATOPILE_MCP_JAVA_HOME", scratch.resolve("jdk-25").toString());
    }

    /** Starts it by another name, from a directory that is not the tree's, with little beside {@code more} around it. */
    Started start(Path launcher, Map<String, String> more, String... arguments) throws IOException {
        var environment = new HashMap<>(Map.of(
                "HOME", scratch.resolve("home").toString(), "PATH", scratch.resolve("path") + ":/usr/bin:/bin"));
        environment.putAll(more);
        var command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        return Started.of(command, scratch.resolve("home"), environment, scratch);
    }

    static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            files.forEach(file -> copyOne(file, to.resolve(from.relativize(file).toString())));
        }
    }

    private static void copyOne(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
