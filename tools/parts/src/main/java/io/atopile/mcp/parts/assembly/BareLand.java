package io.atopile.mcp.parts.assembly;

import io.atopile.mcp.layout.BoardComponent;
import java.util.regex.Pattern;

/** Recognizes footprints that nobody assembles: fiducials, mounting holes, test points, net ties and logos, and those that are left out of everything. */
final class BareLand {

    private static final Pattern NAME = Pattern.compile("(?i).*(?:fiducial|mounting[-_ ]?hole|test[-_ ]?(?:point|pad)|net[-_ ]?tie|tooling[-_ ]?hole|mouse[-_ ]?bite|(?<![a-z])logo(?![a-z])).*");

    private BareLand() {}

    /** Whether nothing has to be bought for the component, so that files may contain or omit it. */
    static boolean isBare(BoardComponent component) {
        return isNamed(component.footprint()) || component.isExcludedFromBom();
    }

    /** Whether the name of a footprint says so. */
    static boolean isNamed(String footprint) {
        return NAME.matcher(footprint).matches();
    }
}
