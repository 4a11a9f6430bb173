using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Disbursement.Core.Periods;

namespace Disbursement.Cli.Shell;

/// <summary>Options that several commands share, each made anew for its command.</summary>
internal static class CommandOptions
{
    /// <summary>The setting behind <c>--province</c>.</summary>
    public const string ProvinceSetting = "DISBURSE_PROVINCE";

    /// <summary>The setting behind <c>--period</c>.</summary>
    public const string PeriodSetting = "DISBURSE_PERIOD";

    private const int ProvinceDigits = 2;

    /// <summary><c>--province</c>: the 2-digit code of the province.</summary>
    public static Option<string> Province(CliContext context, string fallback = "17")
    {
        var option = new Option<string>("--province", "-p")
        {
            HelpName = "17",
            Description = context.Say(
                $"mã tỉnh, 2 chữ số [{ProvinceSetting}; mặc định {fallback}]",
                $"province code, 2 digits [{ProvinceSetting}; default {fallback}]"),
            DefaultValueFactory = _ => context.Settings.Find(ProvinceSetting) ?? fallback,
        };
        option.Validators.Add(result =>
        {
            string value = result.GetValueOrDefault<string>() ?? string.Empty;
            if (value.Length != ProvinceDigits || value.Any(letter => !char.IsAsciiDigit(letter)))
            {
                result.AddError(context.Say($"mã tỉnh “{value}” không phải 2 chữ số", $"province “{value}” is not 2 digits"));
            }
        });
        return option;
    }

    /// <summary><c>--period</c>: the month as yyyy-MM.</summary>
    public static Option<Period> Month(CliContext context, string fallback = "2024-06") => new("--period", "-m")
    {
        HelpName = "yyyy-MM",
        Description = context.Say(
            $"tháng chi trả, yyyy-MM [{PeriodSetting}; mặc định {fallback}]",
            $"month of payment, yyyy-MM [{PeriodSetting}; default {fallback}]"),
        DefaultValueFactory = _ => Period.Parse(context.Settings.Find(PeriodSetting) ?? fallback),
        CustomParser = result => ReadPeriod(context, result),
    };

    /// <summary>The month as the command's own argument, for what is asked about one month and cannot be guessed.</summary>
    public static Argument<Period> MonthArgument(CliContext context) => new("period")
    {
        HelpName = "yyyy-MM",
        Description = context.Say("tháng chi trả, yyyy-MM", "month of payment, yyyy-MM"),
        CustomParser = result => ReadPeriod(context, result),
    };

    /// <summary><c>--unit</c>: what belongs to one unit only; all without it.</summary>
    public static Option<string?> Unit(CliContext context) => new("--unit")
    {
        HelpName = "code",
        Description = context.Say("chỉ một đơn vị", "one unit only"),
    };

    /// <summary><c>--json</c>: the result as JSON.</summary>
    public static Option<bool> Json(CliContext context) => new("--json")
    {
        Description = context.Say("in kết quả dạng JSON cho chương trình đọc", "print the result as JSON, for programs"),
    };

    /// <summary>An option that is a folder or a file.</summary>
    public static Option<string?> Folder(CliContext context, string name, Words description, string? setting = null) =>
        new(name)
        {
            HelpName = context.Say("thư mục", "folder"),
            Description = context.Say(description) + (setting is null ? string.Empty : $" [{setting}]"),
            DefaultValueFactory = _ => setting is null ? null : context.Settings.Find(setting),
        };

    /// <summary>A time limit in seconds.</summary>
    public static Option<int> Seconds(CliContext context, string name, Words description, int fallback)
    {
        string standard = fallback.ToString(CultureInfo.InvariantCulture);
        var option = new Option<int>(name)
        {
            HelpName = context.Say("giây", "seconds"),
            Description = context.Say(description) + context.Say($" [mặc định {standard}]", $" [default {standard}]"),
            DefaultValueFactory = _ => fallback,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, NumberStyles.None,
                CultureInfo.InvariantCulture, out int seconds) || seconds < 1))
            {
                result.AddError(context.Say($"{name} phải là số giây ≥ 1", $"{name} must be a number of seconds ≥ 1"));
            }
        });
        return option;
    }

    private static Period ReadPeriod(CliContext context, ArgumentResult result)
    {
        string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : string.Empty;
        if (Period.TryParse(text, out Period period))
        {
            return period;
        }

        result.AddError(context.Say($"tháng “{text}” không có dạng yyyy-MM", $"period “{text}” is not yyyy-MM"));
        return default;
    }
}
