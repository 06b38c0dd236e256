package io.atopile.mcp.electrical;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds devices on one I2C bus that have the same address. Interfaces of a module and of what is inside it are one device. */
final class AddressCheck implements CircuitCheck {

    private record Slot(int clock, int data, double address) {}

    private record Device(Slot slot, CircuitInterface bus) {}

    @Override
    public Stream<ElectricalFinding> findFaults(CircuitIndex circuit, ParameterRanges ranges) {
        return circuit.listInterfaces(InterfaceType.I2C)
                .sorted(Comparator.comparing(CircuitInterface::path))
                .flatMap(bus -> findSlot(circuit, ranges, bus).map(slot -> new Device(slot, bus)).stream())
                .collect(groupingBy(Device::slot, LinkedHashMap::new, toList()))
                .values()
                .stream()
                .flatMap(devices -> findRival(devices).stream());
    }

    private static Optional<Slot> findSlot(CircuitIndex circuit, ParameterRanges ranges, CircuitInterface bus) {
        return circuit.findNet(bus.path() + ".scl.line")
                .flatMap(clock -> circuit.findNet(bus.path() + ".sda.line")
                        .flatMap(data -> ranges.findValue(bus.path() + ".address").map(address -> new Slot(clock, data, address))));
    }

    private static Optional<ElectricalFinding> findRival(List<Device> devices) {
        for (Device one : devices) {
            for (Device other : devices) {
                if (!CircuitPath.areNested(one.bus().owner(), other.bus().owner())) {
                    return Optional.of(report(one.bus(), other.bus(), one.slot().address()));
                }
            }
        }
        return Optional.empty();
    }

    private static ElectricalFinding report(CircuitInterface one, CircuitInterface other, double address) {
        return new ElectricalFinding(
                ElectricalRule.I2C_ADDRESS,
                other.path(),
                List.of(),
                SourceCheck.listPlaces(one, other),
                "On the same bus %s has the address 0x%02X too".formatted(one.path(), (long) address));
    }
}
