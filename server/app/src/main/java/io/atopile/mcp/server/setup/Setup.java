package io.atopile.mcp.server.setup;

import io.atopile.mcp.dialect.AtoVersion;
import io.atopile.mcp.dialect.SupportedDialects;
import io.atopile.mcp.file.DirectoryTree;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtoSearchResult;
import io.atopile.mcp.project.AtopileSettings;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;

/**
 * Installs the pinned atopile privately: an {@code ato} that is already installed is kept; otherwise the first
 * available {@link PythonSource} creates a virtual environment for it. The environment is built in a separate directory
 * and activated in one step, so an interrupted installation leaves nothing behind that looks complete.
 */
public final class Setup {

    private static final AtoVersion VERSION = SupportedDialects.NEWEST.version();
    private static final String PINNED = "atopile==" + VERSION;
    private static final String CONSTRAINTS = "atopile-" + VERSION + "-constraints.txt";

    private static final String COMPILE = "import compileall, sysconfig; "
            + "[compileall.compile_dir(sysconfig.get_path(name), quiet=2, maxlevels=20) for name in ('stdlib', 'purelib')]";

    private final AtopileSettings settings;
    private final Consumer<String> progress;

    public Setup(AtopileSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /** Runs the setup. Only one runs at a time; another waits and then finds everything installed. */
    public SetupResult run() throws IOException, InterruptedException {
        Files.createDirectories(settings.data());
        try (var channel = FileChannel.open(
                        settings.data().resolve("setup.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            return switch (new AtoFinder(settings).find()) {
                case AtoSearchResult.Ready(var cli) ->
                    new SetupResult.Ready(cli.version().toString(), cli.program(), "already installed");
                case AtoSearchResult.Missing _, AtoSearchResult.Refused _, AtoSearchResult.Broken _, AtoSearchResult.Unwritable _ -> install();
            };
        }
    }

    private SetupResult install() throws IOException, InterruptedException {
        if (settings.ato() != null) {
            return new SetupResult.Failed(
                    "the ato named in the settings can't be used", "Remove it from the settings, or name another one.");
        }
        var build = Files.createTempDirectory(settings.data(), "atopile-" + VERSION + "-");
        var shell = new SetupCommands(settings, progress);
        try {
            for (var source : PythonSource.listSources(settings)) {
                if (source.isHere(shell)) {
                    progress.accept("using Python from " + source.label());
                    return source.makeEnvironment(build, shell) && installInto(build, source, shell)
                            ? switchTo(build, source)
                            : buildFailure(shell);
                }
            }
            return new SetupResult.Failed(
                    "Python 3.14 is not installed, and neither uv nor apt-get is available to install it",
                    "Install Python 3.14 or uv, and run setup again.");
        } finally {
            if (!isCurrent(build)) {
                DirectoryTree.delete(build);
            }
        }
    }

    private boolean installInto(Path build, PythonSource source, SetupCommands shell) throws IOException, InterruptedException {
        progress.accept("installing " + PINNED + " with pinned dependencies (about a minute)");
        var constraints = build.resolve(CONSTRAINTS);
        try (var resource = Setup.class.getResourceAsStream(CONSTRAINTS)) {
            Files.copy(resource, constraints);
        }
        return shell.run(source.buildInstallCommand(build, List.of("--constraint", constraints.toString(), PINNED)))
                && shell.run(List.of(build.resolve("bin/ato").toString(), "self-check"))
                && compile(build, shell);
    }

    /** Compiles the interpreter's own modules and the packages, because no later process may write next to them. */
    private static boolean compile(Path build, SetupCommands shell) throws InterruptedException {
        var python = build.resolve("bin/python").toString();
        shell.succeeds(List.of(python, "-I", "-c", COMPILE));
        return true;
    }

    private SetupResult switchTo(Path build, PythonSource source) throws IOException {
        var place = place();
        var link = place.resolveSibling(build.getFileName() + ".link");
        Files.createSymbolicLink(link, build.getFileName());
        if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            DirectoryTree.delete(place);
        }
        Files.move(link, place, StandardCopyOption.ATOMIC_MOVE);
        return new SetupResult.Ready(VERSION.toString(), place.resolve("bin/ato"), "with " + source.label());
    }

    private static SetupResult buildFailure(SetupCommands shell) {
        return new SetupResult.Failed(
                "a step failed: " + shell.lastWords(), "Fix this and run setup again; nothing was left half-installed.");
    }

    private boolean isCurrent(Path build) throws IOException {
        var place = place();
        return Files.exists(place) && place.toRealPath().equals(build.toRealPath());
    }

    private Path place() {
        return settings.data().resolve("atopile-" + VERSION);
    }
}
