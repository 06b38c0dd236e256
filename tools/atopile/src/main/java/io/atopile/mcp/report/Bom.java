package io.atopile.mcp.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.atopile.mcp.layout.DesignatorOrder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The bill of materials that atopile wrote with a build.
 *
 * @param buildId atopile's own name of the build
 * @param components one for each kind of part
 */
public record Bom(Optional<String> buildId, List<Component> components) {

    /**
     * A kind of part, and where the design uses it. Prices are in US dollars for one; what nobody knows is absent.
     *
     * @param lcsc the supplier's number, such as {@code C25804}
     * @param packageName the footprint, with its library
     * @param source who chose the part: {@code manual} where the design names it, {@code picked} where atopile did
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
     * @param address as atopile writes it: {@code file.ato::Entry.psu|psu.ato::Supply.c_in|file of the part::Part}, one piece for each module
     *     on the way
     */
    public record Usage(String address, String designator) {

        /** Where the part is in the design: the path below the entry, such as {@code psu.c_in}. */
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
