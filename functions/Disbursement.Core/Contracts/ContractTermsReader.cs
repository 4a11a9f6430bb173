using System.Globalization;

namespace Disbursement.Core.Contracts;

/// <summary>Reads the members of a contract that may be left out, and what then holds.</summary>
internal static class ContractTermsReader
{
    private const int DaysMax = 100;

    private static readonly Dictionary<string, SignatureKind> Signatures = new(StringComparer.Ordinal)
    {
        ["none"] = SignatureKind.None,
        ["cms"] = SignatureKind.Cms,
    };

    private static readonly Dictionary<string, AboveLimit> AboveWords = new(StringComparer.Ordinal)
    {
        ["hold"] = AboveLimit.Hold,
        ["ordinary"] = AboveLimit.Ordinary,
    };

    /// <summary>A contract with its calendar, characters, file names, instant limit, signature and contacts.</summary>
    public static Contract Read(Contract contract, JsonNodeReader node) => contract with
    {
        Calendar = node.Has("calendar") ? ReadCalendar(node.Object("calendar")) : BankCalendar.Usual,
        Characters = node.Has("characters") ? ReadCharacters(node.Object("characters")) : CharacterRules.Bank,
        FileName = node.Has("fileName") ? ReadFileName(node) : FileNameTemplate.Id,
        Instant = node.Has("instant") ? ReadInstant(node.Object("instant")) : null,
        Signature = node.Has("signature") ? node.OneOf("signature", Signatures) : SignatureKind.None,
        Contacts = node.Has("contacts") ? [.. node.Items("contacts").Select(ReadContact)] : [],
    };

    private static BankCalendar ReadCalendar(JsonNodeReader node)
    {
        node.AllowOnly("saturdays", "alsoClosed", "alsoOpen");
        var calendar = new BankCalendar(
            node.Flag("saturdays"), ReadDays(node, "alsoClosed"), ReadDays(node, "alsoOpen"));
        foreach (DateOnly both in calendar.AlsoClosed.Intersect(calendar.AlsoOpen))
        {
            node.Fail("alsoOpen", string.Create(CultureInfo.InvariantCulture, $"{both:yyyy-MM-dd} is closed too"));
        }

        return calendar;
    }

    private static List<DateOnly> ReadDays(JsonNodeReader node, string name)
    {
        var days = new List<DateOnly>();
        foreach (string text in node.Has(name) ? node.Texts(name) : [])
        {
            if (DateOnly.TryParseExact(
                text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
            {
                days.Add(day);
            }
            else
            {
                node.Fail(name, "must be dates yyyy-MM-dd");
            }
        }

        if (days.Count > DaysMax)
        {
            node.Fail(name, $"has more than {DaysMax} days");
        }

        return days;
    }

    private static CharacterRules ReadCharacters(JsonNodeReader node)
    {
        node.AllowOnly("allowed", "transliterate", "upperCase", "nameMax", "textMax");
        return new CharacterRules(
            node.Has("allowed") ? node.Text("allowed") : "",
            node.Flag("transliterate"),
            node.Flag("upperCase"),
            (int)node.Whole("nameMax", 1, CharacterRules.LengthMax),
            (int)node.Whole("textMax", 1, CharacterRules.LengthMax));
    }

    private static FileNameTemplate ReadFileName(JsonNodeReader node)
    {
        if (FileNameTemplate.TryParse(node.Text("fileName"), out FileNameTemplate? template, out string problem))
        {
            return template!;
        }

        node.Fail("fileName", problem);
        return FileNameTemplate.Id;
    }

    private static InstantLimit ReadInstant(JsonNodeReader node)
    {
        node.AllowOnly("limitDong", "above");
        return new InstantLimit(node.Whole("limitDong", 1, Money.Vnd.MaxDong), node.OneOf("above", AboveWords));
    }

    private static ContractContact ReadContact(JsonNodeReader node)
    {
        node.AllowOnly("role", "name", "phone", "email");
        var contact = new ContractContact(
            node.Text("role"),
            node.Text("name"),
            node.Has("phone") ? node.Text("phone") : "",
            node.Has("email") ? node.Text("email") : "");
        if (contact.Phone.Length + contact.Email.Length == 0)
        {
            node.Fail("", "needs a phone or an email");
        }

        return contact;
    }
}
