package io.atopile.mcp.process;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The request to the Python program that sets up a sandbox from outside.
 *
 * @param bubblewrap path of the program, if it is the mechanism
 * @param watcher how many arguments the watcher's command line has
 */
record SandboxRequest(
        String kind,
        String interpreter,
        String directory,
        List<String> readable,
        List<String> writable,
        String network,
        List<String> services,
        Limits limits,
        @Nullable String denials,
        @Nullable String bubblewrap,
        int watcher) {

    static final boolean LINUX = System.getProperty("os.name", "").equals("Linux");
    static final boolean MAC = System.getProperty("os.name", "").startsWith("Mac");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** The limits under the names that the Python program uses. */
    record Limits(
            @JsonProperty("memory") long memory,
            @JsonProperty("processes") int processes,
            @JsonProperty("file") long file,
            @JsonProperty("open") int open,
            @JsonProperty("cpu") long cpu) {

        static Limits of(ResourceLimits limits) {
            return new Limits(
                    limits.memoryBytes(),
                    limits.processes(),
                    limits.fileBytes(),
                    limits.openFiles(),
                    limits.cpuSeconds());
        }
    }

    static SandboxRequest of(
            SandboxKind kind,
            Path interpreter,
            Path directory,
            SandboxProfile profile,
            Optional<Path> denials,
            int watcher) {
        return new SandboxRequest(
                kind.toString(),
                interpreter.toString(),
                directory.toAbsolutePath().toString(),
                toAbsolutePaths(profile.readable()),
                toAbsolutePaths(profile.writable()),
                profile.network().toString(),
                List.copyOf(profile.services()),
                Limits.of(profile.limits()),
                denials.map(file -> file.toAbsolutePath().toString()).orElse(null),
                kind == SandboxKind.BUBBLEWRAP ? findBubblewrap().map(Path::toString).orElse(null) : null,
                watcher);
    }

    /** Looks only where an administrator installs programs, because the PATH may name directories that others can write to. */
    static Optional<Path> findBubblewrap() {
        return Stream.of("/usr/bin/bwrap", "/usr/local/bin/bwrap", "/bin/bwrap", "/run/current-system/sw/bin/bwrap")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    String toJson() {
        return JSON.writeValueAsString(this);
    }

    private static List<String> toAbsolutePaths(List<Path> paths) {
        return paths.stream().map(path -> path.toAbsolutePath().toString()).toList();
    }
}
