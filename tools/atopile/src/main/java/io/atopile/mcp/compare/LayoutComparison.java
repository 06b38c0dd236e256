package io.atopile.mcp.compare;

import io.atopile.mcp.layout.Board;
import io.atopile.mcp.layout.BoardComponent;
import io.atopile.mcp.layout.Outline;
import io.atopile.mcp.layout.Placement;
import io.atopile.mcp.tool.CountFormat;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The differences between two boards. */
public record LayoutComparison(List<ComponentMove> moved, Sizes sizes) {

    /**
     * Size, tracks and vias of both boards, as text.
     *
     * @param reason the reason why they can't be compared
     */
    public record Sizes(boolean comparable, Optional<String> reason, Optional<String> before, Optional<String> after) {

        public boolean areTheSame() {
            return before.equals(after);
        }
    }

    public LayoutComparison {
        moved = List.copyOf(moved);
    }

    public static LayoutComparison ofIncomparable(String reason) {
        return new LayoutComparison(List.of(), new Sizes(false, Optional.of(reason), Optional.empty(), Optional.empty()));
    }

    /** Compares two boards; matches components by their addresses, taking renames into account. */
    public static LayoutComparison of(Board before, Board after, List<DesignComparison.Renamed> renames) {
        var newNames = renames.stream().collect(Collectors.toMap(DesignComparison.Renamed::from, DesignComparison.Renamed::to));
        var old = new TreeMap<String, Placement>();
        collectPlacements(before).forEach((address, place) -> old.put(newNames.getOrDefault(address, address), place));
        var now = collectPlacements(after);
        var moved = old.entrySet().stream()
                .flatMap(place -> Optional.ofNullable(now.get(place.getKey()))
                        .filter(to -> !to.equals(place.getValue()))
                        .map(to -> ComponentMove.of(place.getKey(), place.getValue(), to))
                        .stream())
                .toList();
        return new LayoutComparison(moved, new Sizes(true, Optional.empty(), Optional.of(describeSize(before)), Optional.of(describeSize(after))));
    }

    private static Map<String, Placement> collectPlacements(Board board) {
        return board.components().stream()
                .filter(component -> component.address().isPresent())
                .collect(Collectors.toMap(component -> component.address().orElseThrow(), BoardComponent::placement, (first, _) -> first));
    }

    /** Formats the size of a board as {@code 30 x 20 mm, 12 tracks, 3 vias}. */
    private static String describeSize(Board board) {
        var size = Outline.of(board).box()
                .map(box -> "%s x %s mm".formatted(formatNumber(box.widthMm()), formatNumber(box.heightMm())))
                .orElse("no outline");
        return "%s, %s, %s".formatted(size, CountFormat.format(board.tracks(), "track"), CountFormat.format(board.vias(), "via"));
    }

    private static String formatNumber(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
