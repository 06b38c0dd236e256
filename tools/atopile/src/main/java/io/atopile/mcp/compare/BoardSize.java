package io.atopile.mcp.compare;

import io.atopile.mcp.layout.Board;
import io.atopile.mcp.layout.BoardRectangle;
import io.atopile.mcp.layout.Outline;
import io.atopile.mcp.tool.CountFormat;
import java.math.BigDecimal;
import java.util.Optional;

/** The size of a board, and its number of tracks and vias. */
record BoardSize(Optional<BoardRectangle> outline, int tracks, int vias) {

    static BoardSize of(Board board) {
        return new BoardSize(Outline.of(board).box(), board.tracks(), board.vias());
    }

    /** Formats the size as {@code 30 x 20 mm, 12 tracks, 3 vias}. */
    String words() {
        var size = outline.map(box -> "%s x %s mm".formatted(formatNumber(box.widthMm()), formatNumber(box.heightMm()))).orElse("no outline");
        return "%s, %s, %s".formatted(size, CountFormat.format(tracks, "track"), CountFormat.format(vias, "via"));
    }

    private static String formatNumber(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
