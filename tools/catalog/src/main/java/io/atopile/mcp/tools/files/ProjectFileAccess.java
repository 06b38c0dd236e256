package io.atopile.mcp.tools.files;

import io.atopile.mcp.file.FileReader;
import io.atopile.mcp.file.Glob;
import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.PathResolution.Reason;
import io.atopile.mcp.file.PathResolution.Refused;
import io.atopile.mcp.file.PathResolution;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.file.ReadOutcome;
import io.atopile.mcp.file.WriteRules;
import io.atopile.mcp.hashline.EditingContext;
import io.atopile.mcp.hashline.FileContent;
import io.atopile.mcp.hashline.SnapshotStore;
import io.atopile.mcp.hashline.TextLines;
import io.atopile.mcp.hashline.WriteGuard;
import io.atopile.mcp.tool.Claim;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.NameSuggestions;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tools.answer.PathSuggestions;
import io.atopile.mcp.tools.answer.ProjectPaths;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Opens a project's files for the file tools, and records which lines were shown. */
final class ProjectFileAccess {

    /** A requested file as lines. */
    record Text(Inside place, TextLines lines) {}

    private static final int LARGEST = 64 << 20;

    private final Path state;
    private final Supplier<WriteRules> rules;
    private final Map<Path, EditingContext> kits = new ConcurrentHashMap<>();

    ProjectFileAccess(Path state, Supplier<WriteRules> rules) {
        this.state = state;
        this.rules = rules;
    }

    /** Returns the additional effects of a call that changes these files; each is judged by the requested and by the real path. */
    Set<Effect> resolveEffects(ToolContext context, String... paths) {
        var scope = ProjectPaths.resolveBoundary(context.project());
        var current = rules.get();
        return Stream.of(paths).anyMatch(path -> scope.toWrite(path) instanceof Inside place && needsApproval(current, scope, place, path))
                ? Set.of(Effect.CONFIGURES_PROGRAMS)
                : Set.of();
    }

    /** Returns whether other programs execute or obey a file, by its own name or by the requested path. */
    boolean isObeyed(ProjectBoundary scope, Inside place, String asked) {
        return needsApproval(rules.get(), scope, place, asked);
    }

    private static boolean needsApproval(WriteRules rules, ProjectBoundary scope, Inside place, String path) {
        return rules.needsApproval(place.relative()) || rules.needsApproval(toRelativePath(scope, path));
    }

    /** Returns a requested path without the part that leads to the project. */
    private static String toRelativePath(ProjectBoundary scope, String path) {
        var plain = Path.of(path).normalize();
        return plain.isAbsolute() && plain.startsWith(scope.root()) ? scope.root().relativize(plain).toString() : plain.getFileName().toString();
    }

    /** Returns the context for changing files of a project in a call, and only those that it was judged by. */
    EditingContext getContext(ProjectBoundary scope, ToolContext context) {
        return getContext(scope).with(new WriteGuard(context.judgement(), rules.get()));
    }

    /** Returns the context for previewing changes. */
    EditingContext getContext(ProjectBoundary scope) {
        return kits.computeIfAbsent(scope.root(), root -> EditingContext.of(state, root));
    }

    SnapshotStore getSnapshots(ProjectBoundary scope) {
        return getContext(scope).snapshots();
    }

    /** Returns the claims of a call that writes files; none for one that will be refused. */
    static List<Claim> resolveClaims(ToolContext context, String... paths) {
        var scope = ProjectPaths.resolveBoundary(context.project());
        return Stream.of(paths)
                .flatMap(path -> scope.toWrite(path) instanceof Inside place ? Stream.<Claim>of(new Claim.OfFile(place.real())) : Stream.empty())
                .toList();
    }

    /** Resolves a path whose name itself is to change, so that a link must not be followed. */
    static PathResolution toReplace(ProjectBoundary scope, String path) {
        var located = scope.toWrite(path);
        return located instanceof Inside inside && Files.isSymbolicLink(scope.root().resolve(path))
                ? new Refused(Reason.LINK, "The path is a symbolic link to '%s'; pass the file itself".formatted(inside.relative()))
                : located;
    }

    static Text open(ProjectBoundary scope, String path) throws ToolFailure {
        var place = ProjectPaths.require(scope.toRead(path));
        var name = place.relative();
        return switch (FileReader.read(place, LARGEST)) {
            case ReadOutcome.Bytes read -> switch (FileContent.of(read.bytes())) {
                case TextLines lines -> new Text(place, lines);
                case FileContent.NotText(var reason) -> throw new ToolFailure(
                        ErrorCode.VALIDATION_ERROR, "'%s' %s.".formatted(name, reason.message()));
            };
            case ReadOutcome.HardLinked _ -> throw new ToolFailure(
                    ErrorCode.POLICY_DENIED,
                    "'%s' has another hard link, which may be outside the project; a copy of the file can be read.".formatted(name));
            case ReadOutcome.Missing _ -> throw new ToolFailure(
                    ErrorCode.NOT_FOUND, "There is no file '%s'.".formatted(NameSuggestions.shorten(name)), PathSuggestions.findHint(scope, path));
            case ReadOutcome.NotAFile(var folder) -> throw new ToolFailure(
                    ErrorCode.VALIDATION_ERROR,
                    folder
                            ? "'%s' is a folder; project_list_files lists it.".formatted(name.isEmpty() ? "." : name)
                            : "'%s' is not a regular file.".formatted(name));
            case ReadOutcome.TooLarge _ -> throw new ToolFailure(ErrorCode.VALIDATION_ERROR, "'%s' is larger than 64 MiB.".formatted(name));
            case ReadOutcome.Failed(var trouble) -> throw new ToolFailure(
                    trouble.denied() ? ErrorCode.POLICY_DENIED : ErrorCode.TRANSIENT_BACKEND_ERROR,
                    "'%s' can't be read: %s.".formatted(name, trouble.reason()));
        };
    }

    /** Returns the folder or file at which a walk through the project starts; {@code absent} is the message if there is none. */
    static Inside requireStart(ProjectBoundary scope, String path, String absent) throws ToolFailure {
        var start = ProjectPaths.require(scope.toRead(path));
        if (!Files.exists(start.real())) {
            throw new ToolFailure(
                    ErrorCode.NOT_FOUND, absent.formatted(NameSuggestions.shorten(start.relative())), PathSuggestions.findHint(scope, path));
        }
        return start;
    }

    static Glob requireGlob(Optional<String> glob) throws ToolFailure {
        return glob.map(Glob::of).orElse(Optional.of(Glob.ANY)).orElseThrow(() -> new ToolFailure(
                ErrorCode.VALIDATION_ERROR, "glob is empty, longer than 200 characters, or has unbalanced braces."));
    }
}
