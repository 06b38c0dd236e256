package io.atopile.mcp.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.atopile.mcp.layout.DesignatorOrder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The bill of materials that atopile wrote in a build.
 *
 * @param buildId atopile's own ID of the build
 * @param components one for each BOM line
 */
public record Bom(Optional<String> buildId, List<Component> components) {

    /**
     * A BOM line: a part, and where the design uses it. Prices are per unit in US dollars; unknown values are empty.
     *
     * @param lcsc the supplier's number, such as {@code C25804}
     * @param packageName the footprint, including its library
     * @param source who chose the part: {@code manual} if the design names it, {@code picked} if atopile did
     */
    public record Component(
            Optional<String> lcsc,
            Optional<String> manufacturer,
            Optional<String> mpn,
            Optional<String> type,
            Optional<String> value,
            @JsonProperty("package") Optional<String> packageName,
            Optional<String> description,
            int quantity,
            @JsonProperty("unitCost") Optional<Double> unitCost,
            Optional<Integer> stock,
            Optional<String> source,
            Optional<String> datasheet,
            List<Usage> usages) {

        public Component {
            usages = usages == null ? List.of() : List.copyOf(usages);
        }

        public List<String> designators() {
            return usages.stream().map(Usage::designator).sorted(DesignatorOrder.ORDER).toList();
        }
    }

    /**
     * A use of a part.
     *
     * @param address as atopile writes it: {@code file.ato::Entry.psu|psu.ato::Supply.c_in|file of the part::Part}, one segment
     *     for each module on the path
     */
    public record Usage(String address, String designator) {

        /** Returns the part's path in the design relative to the entry, such as {@code psu.c_in}. */
        public String path() {
            return Stream.of(address.split("\\|", -1))
                    .map(piece -> piece.substring(piece.indexOf("::") + 1).replaceFirst("^:", ""))
                    .filter(inModule -> inModule.contains("."))
                    .map(inModule -> inModule.substring(inModule.indexOf('.') + 1))
                    .collect(Collectors.joining("."));
        }
    }

    public Bom {
        components = components == null ? List.of() : List.copyOf(components);
    }
}
