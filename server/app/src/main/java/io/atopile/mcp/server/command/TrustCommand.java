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

/** Manages the projects that the user trusts. */
@Command(
        name = "trust",
        description = "Trust a project, list the trusted directories, or revoke trust.",
        footer = {
            "",
            "A trusted project's Python is executed when its designs are read, its skills",
            "(.agents/skills) are offered and its AGENTS.md is given to the agent. Its",
            ".atopile-mcp.toml can only restrict, trusted or not. The list is stored under",
            "the key trust in the user's settings; running servers apply a change at once."
        })
final class TrustCommand extends ProgramCommand implements Callable<Integer> {

    private static final String NO_PROJECT_HERE = "The working directory is not in an atopile project; name the project's directory.";

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "The project's directory. Default: the project that contains the working directory.")
    @Nullable
    private Path directory;

    @Option(names = "--force", description = "Also trust a directory that is not a project, is writable by other users, or is or contains the home directory.")
    private boolean force;

    @Override
    public Integer call() throws IOException {
        var found = find(directory);
        if (found.isEmpty()) {
            return reportFailure(directory == null ? NO_PROJECT_HERE : "%s is not a directory.".formatted(directory));
        }
        var real = found.get();
        var list = list();
        var objection = findRejection(real);
        if (objection.isPresent() && !force) {
            return reportFailure(objection.get() + " Use --force to add it anyway.");
        }
        if (list.trusts(real)) {
            out().println("%s is already trusted.".formatted(real));
            return 0;
        }
        collectWarnings(list, real).forEach(line -> System.err.println("trust: " + line));
        return list.add(real).map(TrustCommand::reportFailure).orElseGet(() -> reportAdded(list, real));
    }

    private int reportAdded(TrustList list, Path directory) {
        if (!list.trusts(directory)) {
            return reportFailure("%s was added to the list, but is still not trusted: it is overridden by a profile, ATOPILE_MCP_TRUST, or an error that"
                    .formatted(directory)
                    + " `settings show` reports.");
        }
        out().println("%s is trusted: its Python is executed when designs are read, its skills and its AGENTS.md are used.".formatted(directory));
        return 0;
    }

    /** Returns what trusting a directory would cover, before it is added. */
    private static List<String> collectWarnings(TrustList list, Path directory) {
        var lines = new ArrayList<String>();
        var projects = findProjects(directory).size();
        if (projects != 1) {
            lines.add("this covers %d projects, and every project added there later.".formatted(projects));
        }
        var covered = list.listDirectories().stream().filter(item -> TrustList.resolveDirectory(item).startsWith(directory)).toList();
        if (!covered.isEmpty()) {
            lines.add("this also covers these directories of the list, even after they are removed from it: %s.".formatted(String.join(", ", covered)));
        }
        return lines;
    }

    @Command(name = "list", description = "List the trusted directories.")
    int listDirectories() {
        var all = list().listDirectories();
        all.forEach(item -> out().println(Files.isDirectory(TrustList.resolveDirectory(item)) ? item : item + " (not found)"));
        if (all.isEmpty()) {
            System.err.println("trust: no project is trusted");
        }
        return 0;
    }

    @Command(name = "remove", description = "Revoke trust in a directory.")
    int remove(
            @Parameters(paramLabel = "DIR", arity = "0..1", description = "The directory as listed. Default: the project that contains the working directory.")
                    @Nullable
                    Path named)
            throws IOException {
        var target = find(named).or(() -> Optional.ofNullable(named).map(path -> path.toAbsolutePath().normalize()));
        if (target.isEmpty()) {
            return reportFailure(NO_PROJECT_HERE);
        }
        var list = list();
        if (list.listDirectories().stream().map(TrustList::resolveDirectory).noneMatch(target.get()::equals)) {
            return reportFailure("%s is not in the list.".formatted(target.get()));
        }
        var failure = list.remove(target.get());
        if (failure.isPresent()) {
            return reportFailure(failure.get());
        }
        if (list.trusts(target.get())) {
            return reportFailure("%s was removed from the list, but is still trusted through a parent directory, a profile or ATOPILE_MCP_TRUST."
                    .formatted(target.get()));
        }
        out().println("%s is no longer trusted.".formatted(target.get()));
        return 0;
    }

    private static TrustList list() {
        return new TrustList(Settings.defaults().reader());
    }

    /** Returns the real path of the directory that is meant. */
    private static Optional<Path> find(@Nullable Path named) throws IOException {
        if (named != null) {
            return Files.isDirectory(named) ? Optional.of(named.toRealPath()) : Optional.empty();
        }
        return Stream.iterate(Path.of("").toRealPath(), up -> up != null, Path::getParent)
                .filter(up -> Files.isRegularFile(up.resolve(Project.FILE)))
                .findFirst();
    }

    /** Returns the projects that can be found; possibly none in a directory that contains system files. */
    private static List<Path> findProjects(Path directory) {
        try {
            return Projects.listBelow(directory);
        } catch (IOException _) {
            return List.of();
        }
    }

    private static Optional<String> findRejection(Path real) throws IOException {
        if (real.toString().chars().anyMatch(Character::isISOControl)) {
            return Optional.of("The directory's name contains a control character.");
        }
        if (Path.of(System.getProperty("user.home")).toRealPath().startsWith(real)) {
            return Optional.of("%s is or contains the home directory: everything in it would be trusted.".formatted(real));
        }
        if (isWritableByOthers(real)) {
            return Optional.of("%s is writable by every user of this machine: anything they put there would be trusted.".formatted(real));
        }
        if (Files.isRegularFile(real.resolve(Project.FILE))) {
            return Optional.empty();
        }
        var projects = findProjects(real).size();
        return Optional.of(projects == 0
                ? "There is no atopile project in %s.".formatted(real)
                : "%s is not an atopile project: the %d in it, and every project added there later, would be trusted.".formatted(real, projects));
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
