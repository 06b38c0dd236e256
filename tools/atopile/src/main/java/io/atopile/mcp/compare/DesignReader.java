package io.atopile.mcp.compare;

import io.atopile.mcp.build.DesignVariables;
import io.atopile.mcp.layout.Board;
import io.atopile.mcp.layout.Net;
import io.atopile.mcp.report.Bom;
import io.atopile.mcp.report.BomCost;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a design from the reports and the board that a build wrote. */
public final class DesignReader {

    private DesignReader() {}

    public static Design read(Bom bom, DesignVariables variables, Board board) {
        var cost = BomCost.of(bom, 1);
        return new Design(
                readParts(bom, board),
                readNets(board),
                readParameters(variables),
                bom.components().stream().map(DesignReader::toBomLine).toList(),
                new Design.KnownCost(cost.knownPerBoard(), cost.linesWithoutPrice()));
    }

    /** Reads the parts on the board, including those that the BOM omits. */
    private static Map<String, DesignPart> readParts(Bom bom, Board board) {
        var parts = new HashMap<String, DesignPart>();
        var addresses = new HashMap<String, String>();
        for (var component : board.components()) {
            component.address().ifPresent(address -> {
                addresses.put(component.reference(), address);
                parts.put(address, new DesignPart(
                        filterBlank(component.reference()), Optional.empty(), Optional.empty(), Optional.empty(), filterBlank(component.footprint())));
            });
        }
        for (var kind : bom.components()) {
            kind.usages().forEach(usage -> {
                var address = addresses.getOrDefault(usage.designator(), usage.path());
                parts.put(address, toPart(kind, usage, Optional.ofNullable(parts.get(address)).flatMap(DesignPart::footprint)));
            });
        }
        return parts;
    }

    private static DesignPart toPart(Bom.Component kind, Bom.Usage usage, Optional<String> footprint) {
        return new DesignPart(
                filterBlank(usage.designator()),
                filterBlank(kind.manufacturer()),
                filterBlank(kind.mpn()).or(() -> filterBlank(kind.lcsc())),
                filterBlank(kind.value()),
                footprint.or(() -> filterBlank(kind.packageName())));
    }

    private static List<DesignNet> readNets(Board board) {
        return Net.of(board).stream()
                .map(net -> new DesignNet(
                        net.name(), net.pins().stream().map(pin -> new DesignPin(pin.component().name(), pin.pad())).collect(Collectors.toSet())))
                .toList();
    }

    private static Map<String, DesignParameter> readParameters(DesignVariables variables) {
        var parameters = new HashMap<String, DesignParameter>();
        variables.all().forEach(node -> node.variables().forEach(variable -> parameters.put(
                node.path() + "." + variable.name(), new DesignParameter(variable.spec(), variable.actual(), variable.standing()))));
        return parameters;
    }

    private static BomLine toBomLine(Bom.Component kind) {
        var named = filterBlank(kind.mpn()).map(mpn -> "1|" + filterBlank(kind.manufacturer()).orElse("") + "|" + mpn);
        var key = named.or(() -> filterBlank(kind.lcsc()).map(number -> "2|" + number))
                .orElseGet(() -> "3|" + Stream.of(kind.type(), kind.value(), kind.packageName()).map(word -> word.orElse("")).collect(Collectors.joining("|")));
        return new BomLine(key, filterBlank(kind.manufacturer()), filterBlank(kind.mpn()).or(() -> filterBlank(kind.lcsc())), filterBlank(kind.value()), kind.quantity());
    }

    private static Optional<String> filterBlank(Optional<String> text) {
        return text.filter(words -> !words.isBlank());
    }

    private static Optional<String> filterBlank(String text) {
        return Optional.of(text).filter(words -> !words.isBlank());
    }
}
