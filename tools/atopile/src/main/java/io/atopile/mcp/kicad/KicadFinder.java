package io.atopile.mcp.kicad;

import io.atopile.mcp.process.Command;
import io.atopile.mcp.process.Completion;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.project.ChildEnvironment;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the {@code kicad-cli} on the PATH, or where KiCad is installed on a Mac, and asks its version. */
public final class KicadFinder {

    private static final int OLDEST = 9;
    private static final Path ON_A_MAC = Path.of("/Applications/KiCad/KiCad.app/Contents/MacOS/kicad-cli");
    private static final Pattern MAJOR = Pattern.compile("^(\\d{1,3})\\.");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AtopileSettings settings;

    public KicadFinder(AtopileSettings settings) {
        this.settings = settings;
    }

    public KicadSearch find() throws InterruptedException {
        Optional<Path> program = Stream.concat(onPath(), Stream.of(ON_A_MAC)).filter(Files::isExecutable).findFirst();
        return program.isPresent() ? examined(program.get()) : new KicadSearch.Missing("kicad-cli was not found");
    }

    private Stream<Path> onPath() {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(settings.environment().getOrDefault("PATH", ""))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .map(folder -> folder.resolve("kicad-cli"))
                .filter(Files::isRegularFile);
    }

    private KicadSearch examined(Path program) throws InterruptedException {
        var asked = new Command(List.of(program.toString(), "version"), Path.of("/"), ChildEnvironment.KICAD.of(settings.environment()), PATIENCE, 1_000).run();
        var version = asked instanceof Completion.Exited(var code, var output, var _) && code == 0 ? output.strip() : "";
        var major = MAJOR.matcher(version);
        if (!major.find()) {
            return new KicadSearch.Missing("kicad-cli does not tell its version");
        }
        return Integer.parseInt(major.group(1)) >= OLDEST
                ? new KicadSearch.Ready(new KicadCli(program, version, ChildEnvironment.KICAD.of(settings.environment())))
                : new KicadSearch.Missing("KiCad %s can't read the boards that atopile writes".formatted(version));
    }
}
