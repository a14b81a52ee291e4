package io.github.netlink4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The statements of netlink-bom, docs/api and the README about the published modules agree with the poms. */
class PublishedModulesTest {
    private static final Path ROOT = Path.of("..");
    private static final String BOM = "netlink-bom";

    @Test
    void givenPublishedModules_whenTheBomIsRead_thenItNamesEachOfThem() throws Exception {
        Document bom = pom(BOM);

        assertThat(texts(bom, "//dependencyManagement//artifactId"))
                .containsExactlyInAnyOrderElementsOf(published())
                .hasSizeGreaterThan(4);
        assertThat(texts(bom, "//dependencyManagement//groupId").distinct()).containsExactly("io.github.netlink4j");
        assertThat(texts(bom, "//dependencyManagement//version").distinct()).containsExactly("${project.version}");
    }

    @Test
    void givenBomWithoutParent_whenItsVersionsAreRead_thenTheyAreThoseOfTheParentOfAllModules() throws Exception {
        String plugin = "//plugin[artifactId='spotless-maven-plugin']/version";

        assertThat(texts(pom(BOM), "/project/version"))
                .containsExactlyElementsOf(texts(pom("."), "/project/version").toList());
        assertThat(texts(pom(BOM), plugin))
                .containsExactlyElementsOf(texts(pom("."), plugin).toList());
    }

    @Test
    void givenPublishedModules_whenTheirApisAreListed_thenEachHasAListing() throws Exception {
        try (Stream<Path> listings = Files.list(ROOT.resolve("docs/api"))) {
            assertThat(listings.map(listing -> listing.getFileName().toString().replace(".txt", "")))
                    .containsExactlyInAnyOrderElementsOf(published());
        }
    }

    @Test
    void givenReadme_whenItsExampleIsRead_thenItImportsTheBomInThisVersionAndUsesModulesOfIt() throws Exception {
        String readme = Files.readString(ROOT.resolve("README.md"));
        Document example = parse("<project>" + fenced(readme, "xml") + "</project>");

        assertThat(texts(example, "/project/dependencyManagement//artifactId")).containsExactly(BOM);
        assertThat(texts(example, "//version"))
                .containsExactlyElementsOf(texts(pom("."), "/project/version").toList());
        assertThat(texts(example, "/project/dependencies//artifactId")).isSubsetOf(published());
    }

    /** Returns the modules that are deployed, including those of profiles. */
    private static List<String> published() throws Exception {
        return texts(pom("."), "//module")
                .filter(module -> !module.equals(BOM))
                .filter(module -> texts(pom(module), "//maven.deploy.skip").noneMatch("true"::equals))
                .toList();
    }

    private static String fenced(String markdown, String language) {
        String fence = "```" + language + "\n";
        int start = markdown.indexOf(fence) + fence.length();
        return markdown.substring(start, markdown.indexOf("```", start));
    }

    private static Document pom(String module) {
        try {
            return parse(Files.readString(ROOT.resolve(module).resolve("pom.xml")));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Document parse(String xml) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<String> texts(Document document, String path) {
        try {
            NodeList nodes =
                    (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
            return IntStream.range(0, nodes.getLength())
                    .mapToObj(i -> nodes.item(i).getTextContent().strip());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
