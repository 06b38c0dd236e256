package io.atopile.mcp.parts.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.report.Bom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A part number of another package than the footprint is found; what can't be read is not accused. */
class PackageCheckTest {

    private static final CataloguedPackage.Lookup NO_CATALOG = _ -> Optional.empty();

    @ParameterizedTest
    @CsvSource(delimiterString = "|", value = {
        // number                | footprint                              | package of the number and of the footprint
        "RC0402FR-0710KL         | Sample_R0603_10K:Sample_R0603_10K      | 0402 0603",
        "RC0603FR-0710KL         | Sample_R0603_10K:Sample_R0603_10K      | -",
        "AC0805JR-074K7L         | Resistor_SMD:R_1206_3216Metric         | 0805 1206",
        "CC0603KRX7R9BB104       | Capacitor_SMD:C_0402_1005Metric        | 0603 0402",
        "0805W8F1002T5E          | UNI_ROYAL_0805W8F1002T5E:R0603         | 0805 0603",
        "0603WAF1002T5E          | UNI_ROYAL_0603WAF1002T5E:R0603         | -",
        "CRCW060310K0FKEA        | R_0805_2012Metric_Pad1.20x1.40mm_HandSolder | 0603 0805",
        "ERJ3EKF1002V            | R_0402_1005Metric                      | 0603 0402",
        "ERJ-P06F1001V           | R_0805_2012Metric                      | -",
        "GRM188R71C104KA01D      | C_0402_1005Metric                      | 0603 0402",
        "GRM155R71C104KA88D      | C_0402_1005Metric                      | -",
        "CL10B104KB8NNNC         | C0805                                  | 0603 0805",
        "CL05B104KO5NNNC         | C0402                                  | -",
        "C0603C104K5RACTU        | C_0805_2012Metric                      | 0603 0805",
        // TDK writes metric sizes, so that C1608 is a 0603
        "C1608X7R1H104K080AA     | C_0603_1608Metric                      | -",
        "C1608X7R1H104K080AA     | C_1206_3216Metric                      | 0603 1206",
        "C0603X5R1A104K030BC     | C_0603_1608Metric                      | 0201 0603",
        // as does Samsung, and as Yageo does not
        "RC1608F103CS            | R_0603_1608Metric                      | -",
        "RC1206FR-0710KL         | R_1206_3216Metric                      | -",
        "06035C104KAT2A          | C_0603_1608Metric                      | -",
        "06035C104KAT2A          | C_0402_1005Metric                      | 0603 0402",
        "0603B104K500NT          | C0402                                  | 0603 0402",
        "RMCF0603FT10K0          | R_0805_2012Metric                      | 0603 0805",
        "CR0603-FX-1002ELF       | R_0402_1005Metric                      | 0603 0402",
        "RK73H1JTTD1002F         | R_0805_2012Metric                      | 0603 0805",
        "MCR03EZPFX1002          | R_0402_1005Metric                      | 0603 0402",
        "WR06X1002FTL            | R0805                                  | 0603 0805",
        "RR0816P-103-D           | R_0603_1608Metric                      | -",
        "BLM18AG601SN1D          | L_0402_1005Metric                      | 0603 0402",
        "MPZ1608S601A            | L_0603_1608Metric                      | -",
        "KT-0603R                | LED0805-RD                             | 0603 0805",
        // numbers of many makers on their own lands, and of some on another
        "RC0402FR-0710KL         | R_0402_1005Metric                      | -",
        "RC0603FR-0710KL         | R0603                                  | -",
        "RC1206FR-0710KL         | RESC3216X60N                           | -",
        "RC0603J103CS            | R_0201_0603Metric                      | -",
        "RC1005J103CS            | R_0402_1005Metric                      | -",
        "RT0603BRD0710KL         | R_0603_1608Metric                      | -",
        "PT0805FR-070R1L         | R_0805_2012Metric                      | -",
        "AC0402KRX7R7BB104       | C_0402_1005Metric                      | -",
        "CC0805KKX5R8BB106       | C0805                                  | -",
        "CRCW040210K0FKED        | R0402                                  | -",
        "CRCW0603100RFKEA        | R0402                                  | 0603 0402",
        "CRCW06030000Z0EA        | R_0603_1608Metric                      | -",
        "ERJ2RKF1002X            | R_0402_1005Metric                      | -",
        "ERJ-2RKF1002X           | R_0603_1608Metric                      | 0402 0603",
        "ERJ1GNF1002C            | R_0201_0603Metric                      | -",
        "ERJ8ENF1002V            | R_1206_3216Metric                      | -",
        "ERA3AEB1022V            | R_0603_1608Metric                      | -",
        "ERA6AEB103V             | R_0603_1608Metric                      | 0805 0603",
        "GRM0335C1H100JA01D      | C_0201_0603Metric                      | -",
        "GRM21BR61A106KE19L      | C_0805_2012Metric                      | -",
        "GRM31CR61E106KA12L      | C_0805_2012Metric                      | 1206 0805",
        "GCM188R71H104KA57D      | CAPC1608X90N                           | -",
        "BLM18PG121SN1D          | L_0603_1608Metric                      | -",
        "LQP03TN1N0B02D          | L_0201_0603Metric                      | -",
        "LQM21PN2R2MC0D          | L_0805_2012Metric                      | -",
        "CL05A105KA5NQNC         | C0402                                  | -",
        "CL31A226KAHNNNE         | C_1206_3216Metric                      | -",
        "CL10A106KP8NNNC         | C_0603_1608Metric_Pad1.08x0.95mm_HandSolder | -",
        "C2012X7R1H105K125AB     | C_0805_2012Metric                      | -",
        "C2012X7R1H105K125AB     | C_1206_3216Metric                      | 0805 1206",
        "C3216X5R1E476M160AC     | C_1206_3216Metric                      | -",
        "CGA3E2X7R1H104K080AA    | C_0603_1608Metric                      | -",
        "CGA4J3X7R1H105K125AB    | C_0603_1608Metric                      | 0805 0603",
        "C0603X5R1A104K030BC     | C_0201_0603Metric                      | -",
        "C0805C104K5RACTU        | C_0805_2012Metric                      | -",
        "MLZ2012M100WT000        | L_0805_2012Metric                      | -",
        "06033C104KAT2A          | C0603                                  | -",
        "0402YD105KAT2A          | C_0402_1005Metric                      | -",
        "0603CS-10NXJLW          | L_0805_2012Metric                      | -",
        "RR1220P-103-D           | R_0805_2012Metric                      | -",
        "MCR100-6G               | R_0402_1005Metric                      | -",
        "CR2032                  | R_1206_3216Metric                      | -",
        "RC0603FR-0710KL         | R0603M                                 | -",
        "RC0201FR-0710KL         | RESC0603                               | -",
        "RC0603FR-0710KL         | R_0402_0603_Universal                  | -",
        "RC0402FR-0710KL         | RESC1608X55N                           | 0402 0603",
        "RC0402FR-0710KL         | RN_Array_0603                          | -",
        "0805W8F1002T5E          | R0805_L2.0-W1.3-H0.6                   | -",
        "KT-0603R                | LED_0603_1608Metric_Castellated        | -",
        "BAT54SLT1G              | SOT-23                                 | -",
        "'PMEG3010EJ,115'        | D_SOD-323F                             | -",
        "'2N7002,215'            | SOT-23                                 | -",
        "TPS62130RGTR            | QFN-16-1EP_3x3mm_P0.5mm_EP1.7x1.7mm    | -",
        "STM32F103C8T6           | LQFP-48_7x7mm_P0.5mm                   | -",
        "LM358DR                 | SOIC-8_3.9x4.9mm_P1.27mm               | -",
        // neither can be read
        "R0603-10K               | Sample_R0402_10K                       | -",
        "HDR-1X03                | Sample_HDR_1X03                        | -",
        "RC0402FR-0710KL         | Sample_Resistor                        | -",
        "RC0402FR-0710KL         | Array_4x0603_on_0805                   | -",
        "LMV321                  | SOT-23-5                               | -",
    })
    void aPartNumberIsComparedWithItsFootprint(String number, String footprint, String expected) throws Exception {
        var findings = new PackageCheck(files(number, footprint), NO_CATALOG).check(bom(number, footprint));
        var packages = expected.split(" ", -1);
        assertEquals(expected.equals("-") ? 0 : 1, findings.size(), findings::toString);
        for (var finding : findings) {
            assertEquals(
                    "R1 and R2: %s is in package %s according to its part number, but the footprint %s is for %s.".formatted(number, packages[0], footprint, packages[1]),
                    finding.message());
            assertEquals(List.of("R1", "R2"), finding.designators());
            assertEquals(
                    List.of(
                            AssemblyEvidence.of("bom.csv", 3, "part number %s: %s".formatted(number, packages[0])),
                            AssemblyEvidence.of("bom.csv", 3, "footprint %s: %s".formatted(footprint, packages[1]))),
                    finding.evidence());
        }
    }

    @ParameterizedTest
    @CsvSource({"0402, R0603, true", "0603, R0603, false", "SOIC-8, SOIC-14_3.9x8.7mm_P1.27mm, true", "QFN-33, QFN-32-1EP_5x5mm_P0.5mm, false", "DIP-6, DIP-5-6_W7.62mm, false", "QFN-48, QFN-32-1EP_5x5mm_P0.5mm, true", "SOIC-8, SOIC-7_3.9x4.9mm, false",
        "SOIC-8, SOP-8_L4.9-W3.9-P1.27, false", "SOT-23, SOT-23-6_L2.9-W1.6, false"})
    void thePackageOfACatalogIsCompared(String packageName, String footprint, boolean differs) throws Exception {
        CataloguedPackage.Lookup catalog = number -> Optional.ofNullable(Map.of("C1", new CataloguedPackage("imported:jlc", packageName)).get(number));
        var findings = new PackageCheck(files("X1", footprint), catalog).check(bom("X1", footprint));
        assertEquals(differs ? List.of(AssemblyEvidence.ofWhole("imported:jlc", "C1: " + packageName)) : List.of(), findings.stream().map(one -> one.evidence().getFirst()).toList());
    }

    @Test
    void withoutFilesTheEvidenceIsTheBomOfTheBuild() throws Exception {
        var bom = bom("RC0402FR-0710KL", "R0603");
        var none = new AssemblyFiles(Optional.of(bom), "bom.json", Optional.empty(), Optional.empty(), Optional.empty(), "");
        assertEquals(List.of("bom.json", "bom.json"), new PackageCheck(none, NO_CATALOG).check(bom).getFirst().evidence().stream().map(AssemblyEvidence::source).toList());
    }

    private static AssemblyFiles files(String number, String footprint) {
        var csv = "Designator,Footprint,Quantity,Value,Manufacturer,Partnumber,LCSC Part #\nJ1,HDR,1,,,HDR,C2\n\"R1, R2\",%s,2,,,%s,C1\n".formatted(footprint, number);
        return new AssemblyFiles(Optional.of(bom(number, footprint)), "bom.json", BomTable.parse("bom.csv", csv), Optional.empty(), Optional.empty(), "");
    }

    private static Bom bom(String number, String footprint) {
        var uses = List.of(new Bom.Usage("a.ato::A.top", "R2"), new Bom.Usage("a.ato::A.bottom", "R1"));
        return new Bom(Optional.empty(), List.of(new Bom.Component(
                Optional.of("C1"), Optional.empty(), Optional.of(number), Optional.empty(), Optional.empty(), Optional.of(footprint), Optional.empty(), 2,
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), uses)));
    }
}
