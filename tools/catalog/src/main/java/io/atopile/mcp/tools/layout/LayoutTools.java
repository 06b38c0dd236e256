package io.atopile.mcp.tools.layout;

import io.atopile.mcp.kicad.KicadFinder;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tools.answer.LayoutAccess;
import java.util.List;

/** The layout tools, in listing order. */
public final class LayoutTools {

    private LayoutTools() {}

    public static List<Tool<?, ?>> createTools(LayoutAccess desk, KicadFinder kicad) {
        return List.of(
                new LayoutGetComponentPosition(desk),
                new LayoutSetComponentPosition(desk),
                new LayoutSetBoardShape(desk),
                new LayoutRunDrc(desk, kicad),
                new LayoutRender(desk, kicad));
    }
}
