package io.atopile.mcp.parts.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Housings have one name, however suppliers and KiCad write it. */
class PackageNameTest {

    private static final Path FOOTPRINTS = Path.of("/usr/share/kicad/footprints");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0603 | 0603
            R0603 | 0603
            C_0603_1608Metric | 0603
            LED_0603_1608Metric | 0603
            R_0603_1608Metric_Pad0.98x0.95mm_HandSolder | 0603
            LED_0603 | 0603
            SMD0603 | 0603
            0603_LED | 0603
            1608 | 0603
            2012 | 0805
            3216 | 1206
            1005 | 0402
            0402 | 0402
            0402M | 01005
            0402 metric | 01005
            0603 Metric | 0201
            R_01005_0402Metric | 01005
            L_0805_2012Metric | 0805
            Fuse_1812_4532Metric | 1812
            SOT-23 | SOT-23
            SOT23 | SOT-23
            sot-23-3 | SOT-23
            SOT-23-3L | SOT-23
            SOT-23(TO-236) | SOT-23
            TO-236 | SOT-23
            SOT-23-5 | SOT-23-5
            SOT23-5 | SOT-23-5
            SOT-25 | SOT-23-5
            TSOT-23-6 | SOT-23-6
            SC-70 | SOT-323
            SOT-323 | SOT-323
            SC-70-6 | SOT-363
            SOT-363 | SOT-363
            SOT-223 | SOT-223
            SOT-223-3 | SOT-223
            SOT-223-4 | SOT-223
            SOT-223-3_TabPin2 | SOT-223
            SOT-89-3 | SOT-89
            SOT-89-5 | SOT-89-5
            DO-214AC | SMA
            SMA(DO-214AC) | SMA
            SMA,DO-214AC | SMA
            D_SMA | SMA
            D_SMB | SMB
            DO-214AB | SMC
            SOD-123 | SOD-123
            D_SOD-123 | SOD-123
            SOD-123F | SOD-123F
            SOD-323-2 | SOD-323
            LL-34 | SOD-80
            D_MiniMELF | SOD-80
            D_DO-41_SOD81_P10.16mm_Horizontal | DO-41
            TO-92-3 | TO-92
            TO-220-3_Vertical | TO-220
            TO-220-5 | TO-220-5
            TO-252-2 | TO-252
            DPAK | TO-252
            TO-263-3 | TO-263
            D2PAK | TO-263
            TO-263-5 | TO-263-5
            SO-8 | SOIC-8
            SOP-8 | SOIC-8
            SOIC8 | SOIC-8
            SOIC-8_3.9x4.9mm_P1.27mm | SOIC-8
            SOIC-8_150mil | SOIC-8
            SOIC-8-208mil | SOIC-8-208MIL
            SOIC-8_5.23x5.23mm_P1.27mm | SOIC-8-208MIL
            SOIC-16W_7.5x10.3mm_P1.27mm | SOIC-16W
            SOIC-16-300mil | SOIC-16W
            ESOP-8 | SOIC-8-EP
            SOIC-8-1EP_3.9x4.9mm_P1.27mm_EP2.29x3mm | SOIC-8-EP
            PDIP-8 | DIP-8
            DIP-8_W7.62mm | DIP-8
            TSSOP-20 | TSSOP-20
            TSSOP20 | TSSOP-20
            uSOP-8 | MSOP-8
            QFN-32 | QFN-32
            QFN32 | QFN-32
            QFN-32-EP(5x5) | QFN-32
            QFN-32-1EP_5x5mm_P0.5mm_EP3.45x3.45mm | QFN-32
            LQFN-56(7x7) | QFN-56
            LQFP-48(7x7) | LQFP-48
            LQFP-48_7x7mm_P0.5mm | LQFP-48
            BGA-256 | BGA-256
            HC-49US | HC-49S
            HC-49/US | HC-49S
            Crystal_HC49-U_Vertical | HC-49U
            SMD3225-4P | SMD-3225
            SMD-3225_4P | SMD-3225
            Crystal_SMD_3225-4Pin_3.2x2.5mm | SMD-3225
            Crystal_SMD_Abracon_ABM8G-4Pin_3.2x2.5mm | SMD-3225
            Oscillator_SMD_Abracon_ASE-4Pin_3.2x2.5mm | SMD-3225
            LED_RGB_5050-6 | SMD-5050
            SMD5050-6P | SMD-5050
            CASE-A-3216-18(mm) | CASE-A
            CP_EIA-3216-18_Kemet-A | CASE-A
            EIA-7343-31 | CASE-D
            CP_Elec_6.3x7.7 | SMD,D6.3XL7.7MM
            SMD,D6.3xL7.7mm | SMD,D6.3XL7.7MM
            Plugin,D10xL20mm | RADIAL-D10
            CP_Radial_D10.0mm_P5.00mm | RADIAL-D10
            R_Axial_DIN0207_L6.3mm_D2.5mm_P10.16mm_Horizontal | AXIAL-0207
            0603x4 | 0603X4
            Plugin | PLUGIN
            """)
    void hasOneForm(String written, String canonical) {
        assertEquals(canonical, PackageName.of(written));
        assertEquals(canonical, PackageName.of(canonical), "and it is its own form");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LM358", "2N7002", "MAX3225", "LT1210", "TPS2010", "HC595", "LL4148", "D882", "SC1234", "STM32F103C8T6", "C25804", "10k", "0402x4", "C_0603_2012Metric", "",
                "R", "SOT", "3V3"
            })
    void isNoneWhereItIsAnotherName(String word) {
        assertEquals(Optional.empty(), PackageName.findCanonicalName(word));
    }

    @Test
    void isStableForEveryFootprintOfKicad() throws IOException {
        if (!Files.isDirectory(FOOTPRINTS)) {
            var message = "KiCad's footprints are not here";
            if (System.getenv("CI") == null) {
                abort(message);
            }
            fail(message);
        }
        try (var files = Files.walk(FOOTPRINTS, 2)) {
            var names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".kicad_mod"))
                    .map(name -> name.substring(0, name.length() - ".kicad_mod".length()))
                    .toList();
            assertFalse(names.isEmpty());
            var unstable = names.stream().filter(name -> !PackageName.of(PackageName.of(name)).equals(PackageName.of(name))).toList();
            assertEquals(0, unstable.size(), () -> "not their own form: " + unstable);
        }
    }
}
