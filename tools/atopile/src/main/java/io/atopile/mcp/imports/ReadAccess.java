package io.atopile.mcp.imports;

import io.atopile.mcp.imports.ImportClosure.OutsideImport;
import io.atopile.mcp.process.SandboxException;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.ProjectTrust;
import java.nio.file.Path;
import java.util.List;

/** How atopile may read a design for a tool that only reads, decided from what the design imports. */
public sealed interface ReadAccess {

    /** As any design: it executes nothing of the project, or the user trusts the project. */
    record Unconfined() implements ReadAccess {}

    /** Only in a sandbox of its own that writes nothing and has no network, because it executes Python of an untrusted project. */
    record Confined() implements ReadAccess {}

    /** Not at all: {@code reason} says which Python would be executed, or what could not be followed. */
    record Denied(String reason) implements ReadAccess {}

    /** Not at all: it names files outside of the project. */
    record Escaping(List<OutsideImport> imports) implements ReadAccess {}

    /** What a person can do about a denial. */
    String TRUST = "A person can run `atopile-mcp trust` in the project's directory, or provide a stronger sandbox: `atopile-mcp doctor` says how.";

    static ReadAccess of(ImportClosure closure, Path project, AtoCli ato, ProjectTrust trust) {
        if (!closure.outside().isEmpty()) {
            return new Escaping(closure.outside());
        }
        if (closure.isFreeOfCode() || trust.trusts(project)) {
            return new Unconfined();
        }
        if (canConfine(ato)) {
            return new Confined();
        }
        return new Denied("Reading it %s, and the project is not trusted%s".formatted(closure.reason(), describeChosenKind(ato)));
    }

    /** Names the setting that chose a sandbox too weak for Python of an untrusted project; empty where none did. */
    static String describeChosenKind(AtoCli ato) {
        return ato.access().flatMap(open -> open.sandboxSettings().kind()).map("; sandbox.kind = %s is too weak for it"::formatted).orElse("");
    }

    /** Whether Python of an untrusted project may be executed where this sandbox confines it. */
    static boolean canConfine(AtoCli ato) {
        try {
            return switch (ato.sandbox().kind()) {
                case BUBBLEWRAP, NAMESPACES -> true;
                case LANDLOCK, SEATBELT, NONE -> false;
            };
        } catch (SandboxException _) {
            return false;
        }
    }

    /** An escaping import in words, without what the file outside holds. */
    static String describe(OutsideImport one) {
        return "%s:%d: import leaves the project".formatted(one.file(), one.line());
    }
}
