package io.atopile.mcp.file;

import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.PathResolution.Reason;
import io.atopile.mcp.file.PathResolution.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Restricts file access to one project: a path is resolved name by name, links are followed and must stay inside, and private or
 * generated locations are refused. Decisions are based on both the canonical path and the names as requested.
 */
public final class ProjectBoundary {

    private static final int LONGEST_PATH = 4096;
    private static final int LONGEST_NAME = 255;

    private final Path root;
    private final Path asGiven;

    private ProjectBoundary(Path root, Path asGiven) {
        this.root = root;
        this.asGiven = asGiven;
    }

    /**
     * Creates the boundary of a project.
     *
     * @throws IOException when the root is not an existing folder
     */
    public static ProjectBoundary of(Path root) throws IOException {
        var real = root.toRealPath();
        if (!Files.isDirectory(real)) {
            throw new IOException("The project's root is not a folder");
        }
        return new ProjectBoundary(real, root.toAbsolutePath().normalize());
    }

    /** The project's canonical root; use it for opening, never for display. */
    public Path root() {
        return root;
    }

    /** Resolves a path that the caller wants to read. */
    public PathResolution toRead(String asked) {
        var located = locate(asked);
        if (located instanceof Inside inside && !mayRead(inside.real(), asked)) {
            return refuse(Reason.PRIVATE, "This path is version control data or a secret; it can be neither read nor written");
        }
        return located;
    }

    /** Resolves a path that the caller wants to write; the file itself and its parent folders may not exist yet. */
    public PathResolution toWrite(String asked) {
        var located = toRead(asked);
        if (located instanceof Inside inside && isGenerated(inside.real())) {
            return refuse(Reason.GENERATED, "'" + inside.relative()
                    + "' is a build artifact or part of an installed package; change the design or manifest that it comes from");
        }
        return located;
    }

    /** Whether a canonical path found while walking the project may be listed; links are not followed here. */
    public boolean mayList(Path real) {
        return real.startsWith(root) && !ProtectedNames.containsPrivate(listRelativeNames(real));
    }

    /** Whether a canonical path is a build artifact or belongs to an installed package. */
    public boolean isGenerated(Path real) {
        var folder = root;
        for (var name : listRelativeNames(real)) {
            if (name.equalsIgnoreCase(".ato") || (name.equalsIgnoreCase("build") && isProject(folder))) {
                return true;
            }
            folder = folder.resolve(name);
        }
        return false;
    }

    /** Returns a canonical path as callers see it: relative to the root, with {@code /} between names. */
    public String relativize(Path real) {
        return String.join("/", listRelativeNames(real));
    }

    private boolean isProject(Path folder) {
        return folder.equals(root) || Files.isRegularFile(folder.resolve("ato.yaml"));
    }

    private boolean mayRead(Path real, String asked) {
        return mayList(real) && !ProtectedNames.containsPrivate(List.of(asked.split("[/\\\\]+")));
    }

    private PathResolution locate(String asked) {
        if (asked.isBlank()) {
            return refuse(Reason.EMPTY, "The path is empty; use '.' for the project's root");
        }
        if (asked.length() > LONGEST_PATH) {
            return refuse(Reason.TOO_LONG, "The path is longer than " + LONGEST_PATH + " characters");
        }
        if (asked.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            return refuse(Reason.MALFORMED, "The path contains a control character");
        }
        try {
            return fromRoot(Path.of(asked));
        } catch (InvalidPathException _) {
            return refuse(Reason.MALFORMED, "The path contains a character that isn't allowed in file names");
        }
    }

    private PathResolution fromRoot(Path asked) {
        if (!asked.isAbsolute()) {
            return walk(asked);
        }
        var plain = asked.normalize();
        for (var known : List.of(root, asGiven)) {
            if (plain.startsWith(known)) {
                return walk(known.relativize(plain));
            }
        }
        return refuse(Reason.OUTSIDE, "The path is outside the project; use a path relative to the project's root");
    }

    private PathResolution walk(Path relative) {
        var here = root;
        var missing = false;
        for (var name : relative) {
            if (name.toString().isEmpty() || name.toString().equals(".")) {
                continue;
            }
            if (name.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
                return refuse(Reason.TOO_LONG, "A name in the path is longer than " + LONGEST_NAME + " bytes in UTF-8");
            }
            var step = resolveName(here, name, missing);
            if (!(step instanceof Inside next)) {
                return step;
            }
            here = next.real();
            missing = missing || !Files.exists(here, LinkOption.NOFOLLOW_LINKS);
        }
        return toInside(here);
    }

    private PathResolution resolveName(Path here, Path name, boolean missing) {
        if (name.toString().equals("..")) {
            return missing || here.equals(root)
                    ? refuse(Reason.OUTSIDE, "The path leaves the project through '..'")
                    : toInside(getParent(here));
        }
        var next = here.resolve(name);
        if (Files.isSymbolicLink(next)) {
            return follow(next, name);
        }
        if (!missing && !Files.isDirectory(here, LinkOption.NOFOLLOW_LINKS)) {
            return refuse(Reason.NOT_A_FOLDER, "'" + relativize(here) + "' is a file, not a folder");
        }
        return toInside(next);
    }

    private Path getParent(Path below) {
        var parent = below.getParent();
        return parent == null ? root : parent;
    }

    private PathResolution follow(Path link, Path name) {
        try {
            var target = link.toRealPath();
            if (target.startsWith(root)) {
                return toInside(target);
            }
            return refuse(Reason.LINK_OUT, "'" + name + "' is a symbolic link that points outside the project");
        } catch (IOException _) {
            return refuse(Reason.LINK_OUT, "'" + name + "' is a symbolic link that can't be resolved");
        }
    }

    private Inside toInside(Path real) {
        return new Inside(real, relativize(real));
    }

    private List<String> listRelativeNames(Path real) {
        return real.equals(root)
                ? List.of()
                : StreamSupport.stream(root.relativize(real).spliterator(), false).map(Path::toString).toList();
    }

    private static Refused refuse(Reason reason, String message) {
        return new Refused(reason, message);
    }
}
