package io.atopile.mcp.tools.design;

import io.atopile.mcp.layout.Board;
import io.atopile.mcp.layout.Net;
import io.atopile.mcp.overview.DesignOutline;
import io.atopile.mcp.overview.OutlineInstance;
import io.atopile.mcp.report.Bom;
import io.atopile.mcp.tools.design.DesignOverview.PartUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lists the parts, connectors and nets of a board: of the last build if there is one, otherwise as the sources declare them. */
record OverviewParts(DesignOutline outline, Optional<Bom> bom, Optional<Board> board) {

    private static final int NAMED = 4;
    private static final List<String> ORDER = List.of("U", "IC", "MOD", "M", "Q", "Y", "X", "D", "LED", "K", "S", "SW", "F", "L", "FB", "", "R", "C");
    private static final Set<String> CONNECTOR_PREFIXES = Set.of("J", "P", "CN", "CON", "USB", "H");
    private static final Set<String> PASSIVES = Set.of("Resistor", "Capacitor", "CapacitorPolarized", "Inductor", "Diode", "LED", "MOSFET", "BJT", "Fuse", "Crystal", "OpAmp", "TestPoint");
    private static final Set<String> INTERFACES = Set.of(
            "Electrical", "ElectricLogic", "ElectricSignal", "DifferentialPair", "I2C", "I2S", "SPI", "MultiSPI", "UART", "UART_Base", "USB2_0", "USB2_0_IF", "USB3", "CAN", "CAN_TTL", "Ethernet",
            "HDMI", "SWD", "JTAG", "PDM", "RS232", "RS485HalfDuplex", "XtalIF", "GPIO", "SDIO");
    private static final Pattern CONNECTOR = Pattern.compile("(?i).*(?:conn|header|hdr|receptacle|jst|usb_?c|usbc|barrel|terminal|socket|rj45|fpc).*");

    static boolean isInterface(String type) {
        return INTERFACES.contains(type);
    }

    /** A part before it is formatted. */
    private record Use(String part, String prefix, List<String> places, int count) {

        boolean isConnector() {
            return CONNECTOR_PREFIXES.contains(prefix) || CONNECTOR.matcher(part).matches();
        }

        PartUse toPartUse() {
            return new PartUse(part, count, places.stream().limit(NAMED).collect(Collectors.joining(" ")) + (places.size() > NAMED ? " ..." : ""));
        }
    }

    List<PartUse> listParts() {
        return listUses().stream().filter(use -> !use.isConnector()).map(Use::toPartUse).toList();
    }

    List<String> listConnectors() {
        return listUses().stream().filter(Use::isConnector).map(use -> "%s %s".formatted(String.join(" ", use.places().stream().limit(NAMED).toList()), use.part())).toList();
    }

    private List<Use> listUses() {
        var uses = bom.filter(found -> !found.components().isEmpty()).map(OverviewParts::readBom).orElseGet(this::readSources);
        return uses.stream().sorted(Comparator.comparingInt((Use use) -> rank(use.prefix())).thenComparingInt(use -> -use.count())).toList();
    }

    private static int rank(String prefix) {
        var rank = ORDER.indexOf(prefix);
        return rank < 0 ? ORDER.indexOf("") : rank;
    }

    private static List<Use> readBom(Bom bom) {
        return bom.components().stream()
                .map(part -> {
                    var places = part.designators();
                    var prefix = places.isEmpty() ? "" : places.getFirst().replaceFirst("\\d+$", "");
                    return new Use(part.mpn().filter(text -> !text.isBlank()).or(part::lcsc).or(part::value).orElse("?"), prefix, places, part.quantity());
                })
                .toList();
    }

    private List<Use> readSources() {
        var byPart = new LinkedHashMap<String, List<OutlineInstance>>();
        outline.instances().stream()
                .filter(instance -> instance.part().isPresent() || (!instance.isDefined() && PASSIVES.contains(instance.type())))
                .forEach(instance -> byPart.computeIfAbsent(instance.part().map(OutlineInstance.OutlinePart::number).orElse(instance.type()), _ -> new ArrayList<>()).add(instance));
        var uses = new ArrayList<Use>();
        byPart.forEach((part, instances) -> uses.add(new Use(
                part,
                instances.getFirst().part().map(OutlineInstance.OutlinePart::prefix).orElse(part.substring(0, 1)),
                instances.stream().map(OutlineInstance::path).toList(),
                instances.stream().mapToInt(OutlineInstance::count).sum())));
        return uses;
    }

    /** Lists the nets that connect most, by the names that the board gives them, with the rail where that says more. */
    List<String> listNets() {
        return board.map(Net::of).orElse(List.of()).stream()
                .filter(net -> net.pins().size() > 1 && !net.name().startsWith("unconnected-"))
                .sorted(Comparator.comparingInt((Net net) -> -net.pins().size()).thenComparing(Net::name))
                .map(net -> "%s %d".formatted(describe(net.name()), net.pins().size()))
                .toList();
    }

    private String describe(String net) {
        var carried = findCarried(net);
        return net.toLowerCase(Locale.ROOT).contains(carried.toLowerCase(Locale.ROOT)) ? net : "%s (%s)".formatted(net, carried);
    }

    /** The low side of a supply is GND, and its high side the supply itself. */
    private String findCarried(String net) {
        var name = net.replaceFirst("^/", "");
        var rails = outline.instances().stream().filter(instance -> instance.depth() == 0 && instance.type().equals("ElectricPower")).map(OutlineInstance::name).toList();
        if (name.equalsIgnoreCase("hv") && rails.size() == 1) {
            return rails.getFirst();
        }
        if (name.matches("(?i)(?:.*[-_.])?(?:lv|gnd)")) {
            return "GND";
        }
        return name.matches("(?i).+[-_.](?:hv|vcc|line)") ? name.replaceFirst("(?i)[-_.](?:hv|vcc|line)$", "") : name;
    }
}
