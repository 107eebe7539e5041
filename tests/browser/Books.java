// Checks books one after another. The checker by itself takes one, and needs longer for its own schemas than for a book.

import com.adobe.epubcheck.tool.EpubChecker;

class Books {
  /** Writes beside each book what the checker says of it, as JSON. */
  public static void main(String[] books) {
    for (String book : books) new EpubChecker().run(new String[] {"--quiet", "--json", book + ".json", book});
  }
}
