package io.atopile.mcp.server.command;

import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.Projects;
import io.atopile.mcp.server.Settings;
import io.atopile.mcp.server.settings.TrustList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The projects that the user trusts. */
@Command(
        name = "trust",
        description = "Trust a project, list the trusted ones, or take trust back.",
        footer = {
            "",
            "A trusted project's Python is executed when its designs are read, its .agents/skills are offered and its AGENTS.md",
            "is given to the agent. Its .atopile-mcp.toml can only make things stricter, trusted or not. The list is the key",
            "trust in the user's settings; a running server sees a change at once."
        })
final class TrustCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "Where the project is. Default: the project around the working directory.")
    @Nullable
    private Path directory;

    @Option(names = "--force", description = "Also a directory that is not a project, is writable by other users, or is or contains the home directory.")
    private boolean force;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private AtopileMcp program;

    @Override
    public Integer call() throws IOException {
        var found = find(directory);
        if (found.isEmpty()) {
            return reportFailure(directory == null ? "There is no atopile project here; name its directory." : "%s is not a directory.".formatted(directory));
        }
        var real = found.get();
        var list = list();
        var objection = findRejection(real);
        if (objection.isPresent() && !force) {
            return reportFailure(objection.get() + " --force adds it all the same.");
        }
        if (list.trusts(real)) {
            program.out().println("%s is trusted already.".formatted(real));
            return 0;
        }
        collectWarnings(list, real).forEach(line -> System.err.println("trust: " + line));
        return switch (list.add(real)) {
            case TrustList.Outcome.Failed(var reason) -> reportFailure(reason);
            case TrustList.Outcome.Changed _ -> reportAdded(list, real);
        };
    }

    private int reportAdded(TrustList list, Path directory) {
        if (!list.trusts(directory)) {
            return reportFailure("%s is in the list now, but something overrides it: a profile, ATOPILE_MCP_TRUST, or a mistake that `settings show` names.".formatted(directory));
        }
        program.out().println("%s is trusted: its Python is executed when designs are read, its skills and its AGENTS.md are used.".formatted(directory));
        return 0;
    }

    /** What a directory covers, before it is added. */
    private static List<String> collectWarnings(TrustList list, Path directory) {
        var lines = new ArrayList<String>();
        var projects = findProjects(directory).size();
        if (projects != 1) {
            lines.add("this covers %d projects, and every one that is put there later.".formatted(projects));
        }
        var covered = list.listDirectories().stream().filter(item -> TrustList.resolveDirectory(item).startsWith(directory)).toList();
        if (!covered.isEmpty()) {
            lines.add("this also covers, and stays when these are removed: %s.".formatted(String.join(", ", covered)));
        }
        return lines;
    }

    @Command(name = "list", description = "List the trusted directories.")
    int listDirectories() {
        var all = list().listDirectories();
        all.forEach(item -> program.out().println(Files.isDirectory(TrustList.resolveDirectory(item)) ? item : item + " (not there)"));
        if (all.isEmpty()) {
            System.err.println("trust: no project is trusted");
        }
        return 0;
    }

    @Command(name = "remove", description = "Take trust back.")
    int remove(@Parameters(paramLabel = "DIR", arity = "0..1", description = "As listed. Default: the project around the working directory.") @Nullable Path named)
            throws IOException {
        var target = find(named).or(() -> Optional.ofNullable(named).map(path -> path.toAbsolutePath().normalize()));
        if (target.isEmpty()) {
            return reportFailure("There is no atopile project here; name its directory.");
        }
        var list = list();
        if (list.listDirectories().stream().map(TrustList::resolveDirectory).noneMatch(target.get()::equals)) {
            return reportFailure("%s is not in the list.".formatted(target.get()));
        }
        if (list.remove(target.get()) instanceof TrustList.Outcome.Failed(var reason)) {
            return reportFailure(reason);
        }
        if (list.trusts(target.get())) {
            return reportFailure("%s is out of the list, but a directory above it, a profile or ATOPILE_MCP_TRUST still covers it.".formatted(target.get()));
        }
        program.out().println("%s is not trusted any more.".formatted(target.get()));
        return 0;
    }

    private static TrustList list() {
        return new TrustList(Settings.defaults().reader());
    }

    /** The directory that is meant, by its real path. */
    private static Optional<Path> find(@Nullable Path named) throws IOException {
        if (named != null) {
            return Files.isDirectory(named) ? Optional.of(named.toRealPath()) : Optional.empty();
        }
        return Stream.iterate(Path.of("").toRealPath(), up -> up != null, Path::getParent)
                .filter(up -> Files.isRegularFile(up.resolve(Project.FILE)))
                .findFirst();
    }

    /** Those that can be found; of a directory that holds the system's own files perhaps none. */
    private static List<Path> findProjects(Path directory) {
        try {
            return Projects.listBelow(directory);
        } catch (IOException _) {
            return List.of();
        }
    }

    private static Optional<String> findRejection(Path real) throws IOException {
        if (real.toString().chars().anyMatch(Character::isISOControl)) {
            return Optional.of("The directory's name holds a control character.");
        }
        if (Path.of(System.getProperty("user.home")).toRealPath().startsWith(real)) {
            return Optional.of("%s is or contains the home directory: everything in it would be trusted.".formatted(real));
        }
        if (isWritableByOthers(real)) {
            return Optional.of("%s can be written by every user of this machine: whatever they put there would be trusted.".formatted(real));
        }
        if (Files.isRegularFile(real.resolve(Project.FILE))) {
            return Optional.empty();
        }
        var projects = findProjects(real).size();
        return Optional.of(projects == 0
                ? "There is no atopile project in %s.".formatted(real)
                : "%s is not an atopile project: the %d in it, and every one that is put there later, would be trusted.".formatted(real, projects));
    }

    private static boolean isWritableByOthers(Path directory) throws IOException {
        try {
            return Files.getPosixFilePermissions(directory).contains(PosixFilePermission.OTHERS_WRITE);
        } catch (UnsupportedOperationException _) {
            return false;
        }
    }

    private static int reportFailure(String message) {
        System.err.println("trust: " + message);
        return 1;
    }
}
