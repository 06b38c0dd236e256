package io.atopile.mcp.tools.answer;

import io.atopile.mcp.file.ScopedFiles;
import io.atopile.mcp.kicad.KicadFinder;
import io.atopile.mcp.kicad.KicadSearchResult;
import io.atopile.mcp.layout.BoardFormat;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.Target;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.ToolFailure;
import java.nio.charset.StandardCharsets;

/** Refuses calls for which KiCad would have to load a board of a newer KiCad, which it never does. */
public final class UnreadableBoard {

    private static final String NEWER =
            "Install the KiCad that wrote the board, or a newer one, so that kicad-cli is on the PATH; `atopile-mcp doctor` shows it. KiCad can't save a "
                    + "board for an older version. The layout tools that set and return positions work without KiCad.";
    private static final String BROKEN = "Open the board in KiCad, which names the place of the fault; project_undo_edit undoes a change made here.";

    /** The oldest supported KiCad. */
    private static final String OLDEST = KicadFinder.OLDEST + ".0";

    private UnreadableBoard() {}

    /** Fails if the installed KiCad can't load a target's board; a missing board or KiCad is left to the build to report. */
    public static void require(KicadFinder finder, Project project, Target target) throws InterruptedException, ToolFailure {
        var board = project.resolveLayout(target.name());
        var format = ScopedFiles.of(project.root())
                .readBeginning(board, BoardFormat.HEADER)
                .map(bytes -> BoardFormat.of(new String(bytes, StandardCharsets.UTF_8)));
        if (format.filter(UnreadableBoard::isDoubtful).isPresent()
                && finder.find() instanceof KicadSearchResult.Ready(var kicad)
                && format.get().isTooNewFor(kicad.version())) {
            throw buildFailure(format.get(), project.relativize(board), kicad.version(), "Nothing was built");
        }
    }

    /**
     * Returns the failure for a board that the installed KiCad can't load.
     *
     * @param path of the board, relative to the project's root
     * @param unmet begins the message, as "No image was rendered"
     */
    public static ToolFailure buildFailure(BoardFormat format, String path, String kicadVersion, String unmet) {
        return format.isTooNewFor(kicadVersion)
                ? new ToolFailure(
                        ErrorCode.CAPABILITY_MISSING,
                        "%s: %s has %s; the installed KiCad %s can't load formats newer than %d."
                                .formatted(unmet, path, format.describe(), kicadVersion, BoardFormat.findNewest(kicadVersion).orElseThrow()),
                        NEWER)
                : new ToolFailure(
                        ErrorCode.VALIDATION_ERROR,
                        "%s: the installed KiCad %s can't load %s, which has %s.".formatted(unmet, kicadVersion, path, format.describe()),
                        BROKEN);
    }

    /** Whether a KiCad that is supported may be too old for it; asking for KiCad's version takes a while. */
    private static boolean isDoubtful(BoardFormat format) {
        return format.isTooNewFor(OLDEST);
    }
}
