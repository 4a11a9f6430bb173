namespace Disbursement.Cli.Shell;

/// <summary>Finds the language before the command line is parsed, since the parser's own texts need it.</summary>
internal static class LanguageChoice
{
    /// <summary>The option's name.</summary>
    public const string Option = "--lang";

    /// <summary>The setting's name.</summary>
    public const string Setting = "DISBURSE_LANG";

    /// <summary>The language of <c>--lang</c>, else of the setting, else Vietnamese. Unknown words mean Vietnamese here;
    /// the parser refuses them.</summary>
    public static Language Of(IReadOnlyList<string> arguments, SettingBook settings)
    {
        string? asked = null;
        for (int index = 0; index < arguments.Count; index++)
        {
            if (arguments[index] == Option && index + 1 < arguments.Count)
            {
                asked = arguments[index + 1];
            }
            else if (arguments[index].StartsWith(Option + "=", StringComparison.Ordinal))
            {
                asked = arguments[index][(Option.Length + 1)..];
            }
        }

        asked ??= settings.Find(Setting);
        return asked is not null && asked.StartsWith("en", StringComparison.OrdinalIgnoreCase)
            ? Language.English
            : Language.Vietnamese;
    }
}
