package io.atopile.mcp.skill.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** The page is well-formed XML too, so that a parser can tell text from markup. */
class ReportPageTest {

    private static final Set<String> ELEMENTS = Set.of(
            "html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "p", "span", "nav", "ul", "li", "a", "main", "section",
            "div", "table", "thead", "tbody", "tr", "th", "td", "figure", "img", "pre", "code", "svg", "rect", "strong", "footer");
    private static final Set<String> ATTRIBUTES = Set.of(
            "lang", "charset", "http-equiv", "content", "name", "class", "role", "aria-label", "aria-labelledby", "aria-hidden", "id", "href",
            "scope", "data-head", "src", "alt", "tabindex", "viewBox", "preserveAspectRatio", "x", "width", "height");

    @Test
    void hostileTextNeverBecomesMarkup() throws Exception {
        var page = parsed(new ReportPage().of(ExampleReports.hostile()));
        for (var element : elements(page, "*")) {
            assertTrue(ELEMENTS.contains(element.getTagName()), element::getTagName);
            IntStream.range(0, element.getAttributes().getLength())
                    .mapToObj(index -> element.getAttributes().item(index).getNodeName())
                    .forEach(name -> assertTrue(ATTRIBUTES.contains(name), name));
        }
        assertEquals(1, elements(page, "style").size());
        assertEquals(1, elements(page, "img").size());
        assertTrue(elements(page, "h1").getFirst().getTextContent().contains("<script>alert(1)</script>"));
    }

    @Test
    void nothingSteersTheEye() {
        var page = new ReportPage().of(ExampleReports.hostile());
        assertTrue(page.codePoints().noneMatch(c -> (c != '\n' && Character.isISOControl(c)) || Character.getType(c) == Character.FORMAT));
        assertTrue(page.contains("⟨U+202E⟩gnp.exe") && page.contains("⟨U+001B⟩[31m"), page);
    }

    @Test
    void itAsksNobodyForAnything() throws Exception {
        var page = parsed(new ReportPage().of(ExampleReports.readiness(ExampleReports.DOT)));
        var style = elements(page, "style").getFirst().getTextContent();
        var hash = Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                "default-src 'none'; img-src data:; style-src 'sha256-" + hash + "'; base-uri 'none'; form-action 'none'",
                elements(page, "meta").stream().filter(meta -> meta.hasAttribute("http-equiv")).findFirst().orElseThrow().getAttribute("content"));
        assertFalse(style.contains("url(") || style.contains("@import"), style);
        someElements(page, "img").forEach(image -> assertTrue(image.getAttribute("src").startsWith("data:image/png;base64,")));
        someElements(page, "a").forEach(link -> assertTrue(link.getAttribute("href").startsWith("#s")));
    }

    @Test
    void itIsWholeForThoseWhoHearIt() throws Exception {
        var page = parsed(new ReportPage().of(ExampleReports.readiness(ExampleReports.DOT)));
        assertEquals("en", page.getDocumentElement().getAttribute("lang"));
        assertEquals(1, elements(page, "h1").size());
        someElements(page, "th").forEach(head -> assertTrue(Set.of("col", "row").contains(head.getAttribute("scope"))));
        someElements(page, "img").forEach(image -> assertEquals("The board from above", image.getAttribute("alt")));
        var marks = elements(page, "span").stream().filter(span -> span.getAttribute("class").startsWith("mark ")).toList();
        assertTrue(marks.size() > 10);
        marks.forEach(mark -> assertFalse(mark.getAttribute("aria-label").isEmpty()));
        var ids = new TreeSet<String>();
        elements(page, "*").stream().filter(element -> element.hasAttribute("id")).forEach(element -> assertTrue(ids.add(element.getAttribute("id"))));
        var labels = elements(page, "*").stream().map(element -> element.getAttribute("aria-labelledby")).filter(label -> !label.isEmpty()).toList();
        assertFalse(labels.isEmpty());
        assertTrue(ids.containsAll(labels), labels::toString);
    }

    @Test
    void aDifferenceTellsItsLinesApart() throws Exception {
        var page = parsed(new ReportPage().of(ExampleReports.readiness(ExampleReports.DOT)));
        var kinds = elements(page, "span").stream().map(span -> span.getAttribute("class")).filter(kind -> kind.startsWith("line ")).toList();
        assertEquals(List.of("place", "place", "place", "same", "same", "same", "removed", "added", "same"),
                kinds.stream().map(kind -> kind.substring("line ".length())).toList());
    }

    @Test
    void aThousandRowsAndNoneAreTables() throws Exception {
        var many = parsed(new ReportPage().of(ExampleReports.of(ExampleReports.resistors(1000))));
        assertEquals(1001, elements(many, "tr").size());
        assertTrue(elements(many, "td").getFirst().getTextContent().contains("10 kΩ ±1 %"));
        var none = parsed(new ReportPage().of(ExampleReports.of(
                new ReportSection.Table("Resistors", List.of("Part"), List.of(), Optional.of("There are no resistors.")))));
        assertEquals(0, elements(none, "table").size());
        assertTrue(none.getDocumentElement().getTextContent().contains("There are no resistors."));
    }

    private static Document parsed(String page) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(page)));
    }

    private static List<Element> someElements(Document page, String name) {
        var found = elements(page, name);
        assertFalse(found.isEmpty(), name);
        return found;
    }

    private static List<Element> elements(Document page, String name) {
        var found = page.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(index -> (Element) found.item(index)).toList();
    }
}
