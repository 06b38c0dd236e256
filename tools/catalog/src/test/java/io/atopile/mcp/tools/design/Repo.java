package io.atopile.mcp.tools.design;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A git repository that a test made, with no settings but its own. */
record Repo(Path root) {

    static Repo of(Path board, Path root) throws IOException, InterruptedException {
        copy(board, root);
        return init(root);
    }

    static Repo init(Path root) throws IOException, InterruptedException {
        var repo = new Repo(root);
        repo.git("init", "-q", "-b", "main", ".");
        return repo;
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                var copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    String git(String... arguments) throws IOException, InterruptedException {
        var argv = new ArrayList<>(List.of("git", "-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"));
        argv.addAll(List.of(arguments));
        var builder = new ProcessBuilder(argv).directory(root.toFile()).redirectErrorStream(true);
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output.strip();
    }

    /** Commits everything, forced, and gives the hash. */
    String commit(String subject) throws IOException, InterruptedException {
        git("add", "-A", ".");
        git("commit", "-q", "-m", subject);
        return git("rev-parse", "HEAD");
    }

    void replace(String file, String old, String now) throws IOException {
        var path = root.resolve(file);
        var text = Files.readString(path);
        assertEquals(true, text.contains(old), file + " lacks " + old);
        Files.writeString(path, text.replace(old, now));
    }
}
