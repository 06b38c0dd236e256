package io.atopile.mcp.agent.engine;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts {@link CrashedRun} often: the classes are packed, since the JVM keeps only those for its next start that come from jars. */
final class ChildProgram {

    private static final int SECONDS_AT_MOST = 120;

    private final Path scratch;
    private final String classPath;

    ChildProgram(Path scratch) throws IOException {
        this.scratch = scratch;
        var packed = new ArrayList<String>();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            var folder = Path.of(entry);
            packed.add(Files.isDirectory(folder) ? pack(folder, scratch.resolve(packed.size() + ".jar")) : entry);
        }
        this.classPath = String.join(File.pathSeparator, packed);
    }

    /** Gives how the process ended: 137 after SIGKILL. */
    int run(String killAt, Path... folders) throws IOException, InterruptedException {
        var kept = scratch.resolve("classes.jsa");
        return run(List.of(), List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + kept), killAt, folders);
    }

    /** As on a disk on which no file can grow beyond some size. */
    int runWithin(int kilobytes, String killAt, Path... folders) throws IOException, InterruptedException {
        return run(List.of("bash", "-c", "ulimit -f %d; exec \"$@\"".formatted(kilobytes), "bash"), List.of(), killAt, folders);
    }

    private int run(List<String> before, List<String> options, String killAt, Path... folders) throws IOException, InterruptedException {
        for (var folder : folders) {
            Files.createDirectories(folder);
        }
        var command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-Xlog:disable",
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xmx128m",
                "-cp", classPath,
                CrashedRun.class.getName(), killAt));
        Stream.of(folders).map(Path::toString).forEach(command::add);
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folders[0].resolve("child.log").toFile())
                .start();
        if (!process.waitFor(SECONDS_AT_MOST, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return process.waitFor();
    }

    private static String pack(Path folder, Path jar) throws IOException {
        List<Path> files;
        try (var all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).collect(Collectors.toList());
        }
        try (var out = new JarOutputStream(new BufferedOutputStream(Files.newOutputStream(jar)))) {
            for (var file : files) {
                out.putNextEntry(new JarEntry(folder.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, out);
            }
        }
        return jar.toString();
    }
}
