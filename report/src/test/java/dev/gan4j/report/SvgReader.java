package dev.gan4j.report;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Reads a figure's SVG back. */
final class SvgReader {

    private final Document document;

    SvgReader(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    Document document() {
        return document;
    }

    /** Returns the path of a part that comes at a place. */
    String path(String part, int place) {
        return ((Element) part(part).getElementsByTagName("path").item(place)).getAttribute("d");
    }

    Element part(String name) {
        NodeList groups = document.getElementsByTagName("g");
        for (int i = 0; i < groups.getLength(); i++) {
            Element group = (Element) groups.item(i);
            if (group.getAttribute("data-name").equals(name)) {
                return group;
            }
        }
        throw new AssertionError("there is no part \"" + name + "\" among " + names());
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        NodeList groups = document.getElementsByTagName("g");
        for (int i = 0; i < groups.getLength(); i++) {
            names.add(((Element) groups.item(i)).getAttribute("data-name"));
        }
        return names;
    }

    List<String> texts() {
        List<String> texts = new ArrayList<>();
        NodeList elements = document.getElementsByTagName("text");
        for (int i = 0; i < elements.getLength(); i++) {
            texts.add(elements.item(i).getTextContent());
        }
        return texts;
    }

    /** Returns the numbers of a path, in order. */
    static double[] numbers(String path) {
        return java.util.regex.Pattern.compile("-?[0-9.]+").matcher(path).results()
                .mapToDouble(result -> Double.parseDouble(result.group())).toArray();
    }
}
