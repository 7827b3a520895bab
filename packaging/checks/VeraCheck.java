import java.io.File;
import java.io.FileInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Validates files against profiles with veraPDF: {@code VeraCheck ua1,2a FILE.pdf ...}. */
public class VeraCheck {
  public static void main(String[] arguments) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    boolean all = arguments.length > 1;
    for (int i = 1; i < arguments.length; i++)
      for (String profile : arguments[0].split(",")) all &= passes(new File(arguments[i]), profile);
    System.exit(all ? 0 : 1);
  }

  private static boolean passes(File file, String profile) throws Exception {
    PDFAFlavour flavour = PDFAFlavour.byFlavourId(profile);
    try (FileInputStream stream = new FileInputStream(file);
        PDFAParser parser = Foundries.defaultInstance().createParser(stream, flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      System.out.printf(
          "%s  %s %s (%d assertions)%n", result.isCompliant() ? "ok   " : "FAIL ",
          profile, file.getName(), result.getTotalAssertions());
      if (!result.isCompliant()) tellWhy(result);
      return result.isCompliant();
    }
  }

  private static void tellWhy(ValidationResult result) {
    Map<String, Integer> times = new LinkedHashMap<>();
    Map<String, String> first = new LinkedHashMap<>();
    for (TestAssertion one : result.getTestAssertions())
      if (one.getStatus() == TestAssertion.Status.FAILED) {
        String rule = one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber();
        String why = rule + " " + one.getMessage().replaceAll("\\s+", " ");
        times.merge(why, 1, Integer::sum);
        first.putIfAbsent(why, one.getLocation().getContext());
      }
    times.forEach(
        (why, n) -> System.out.printf("       %d x %s%n         at %s%n", n, why, first.get(why)));
  }
}
