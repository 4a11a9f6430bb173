using System.Globalization;

namespace Disbursement.Benchmarks;

/// <summary>Reads <c>--rows N</c> from the command line.</summary>
internal static class Rows
{
    private const string Option = "--rows";

    public static int Parse(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Parts the names of cases from the option; false when it is not understood.</summary>
    public static bool TryTake(string[] arguments, out string[] names, out int? rows)
    {
        int at = Array.IndexOf(arguments, Option);
        names = at < 0 ? arguments : [.. arguments[..at], .. arguments.Skip(at + 2)];
        rows = null;
        if (at < 0)
        {
            return true;
        }

        bool read = at + 1 < arguments.Length
            && int.TryParse(arguments[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number > 0;
        rows = read ? Parse(arguments[at + 1]) : null;
        return read;
    }
}
