using System.CommandLine;
using System.Globalization;
using Disbursement.Cli.Generate.Planning;
using Disbursement.Cli.Shell;
using Disbursement.Core.Periods;

namespace Disbursement.Cli.Commands;

/// <summary>The options by which <c>generate</c> and <c>demo</c> say what month to make.</summary>
internal sealed class GenerateOptions
{
    private const int PeopleMax = 5_000_000;
    private const ulong SeedDefault = 2024;

    /// <summary>In the order of <see cref="ListFormat"/>.</summary>
    private static readonly string[] FormatNames = ["csv", "xlsx", "mixed"];

    private readonly Option<int?> _people;
    private readonly Option<ulong> _seed;
    private readonly Option<bool> _withPrevious;
    private readonly Option<string> _faults;
    private readonly Option<string> _format;
    private readonly Option<bool> _damage;

    /// <summary>Makes the options and adds them to a command.</summary>
    /// <param name="context">Where words go.</param>
    /// <param name="command">The command.</param>
    /// <param name="format">The kind of file when none is asked for.</param>
    public GenerateOptions(CliContext context, Command command, ListFormat format = ListFormat.Csv)
    {
        Province = CommandOptions.Province(context);
        Month = CommandOptions.Month(context);
        _people = new Option<int?>("--people")
        {
            HelpName = "100000",
            Description = context.Say(
                "số người; mặc định theo số liệu đã công bố của tỉnh và tháng, nếu có",
                "how many people; default the published figures of province and month, if any"),
        };
        _people.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, NumberStyles.None,
                CultureInfo.InvariantCulture, out int people) || people is < 1 or > PeopleMax))
            {
                result.AddError(context.Say("--people phải từ 1 đến 5000000", "--people must be 1 to 5000000"));
            }
        });
        _seed = new Option<ulong>("--seed")
        {
            HelpName = "2024",
            Description = context.Say("cùng số gieo, cùng dữ liệu [mặc định 2024]", "same seed, same data [default 2024]"),
            DefaultValueFactory = _ => SeedDefault,
        };
        _withPrevious = new Option<bool>("--with-previous")
        {
            Description = context.Say(
                "cả tháng trước, để so sánh (tự động với số liệu Quảng Ninh 2024-05)",
                "the month before too, for comparison (automatic for Quảng Ninh 2024-05)"),
        };
        _faults = FaultOption.Create(context);
        string usual = FormatNames[(int)format];
        _format = new Option<string>("--format")
        {
            HelpName = string.Join('|', FormatNames),
            Description = context.Say(
                $"loại tệp các đơn vị nộp; mixed: cứ ba đơn vị có một nộp bảng tính [mặc định {usual}]",
                $"what kind of file the units send; mixed: one unit in three sends workbooks [default {usual}]"),
            DefaultValueFactory = _ => usual,
        };
        _format.AcceptOnlyFromAmong(FormatNames);
        _damage = new Option<bool>("--damage")
        {
            Description = context.Say(
                "bảng tính có cột không định dạng văn bản: số mất số 0 ở đầu, ngày thành số (đều khôi phục được)",
                "workbooks with columns not formatted as text: lost zeros, dates as numbers (all can be undone)"),
        };
        foreach (Option option in (Option[])[Province, Month, _people, _seed, _withPrevious, _faults, _format, _damage])
        {
            command.Options.Add(option);
        }
    }

    /// <summary><c>--province</c>.</summary>
    public Option<string> Province { get; }

    /// <summary><c>--period</c>.</summary>
    public Option<Period> Month { get; }

    /// <summary>What the command line asks for.</summary>
    public GenerateRequest RequestOf(ParseResult result)
    {
        string province = result.GetRequiredValue(Province);
        Period period = result.GetValue(Month);
        int? people = result.GetValue(_people);
        return new GenerateRequest
        {
            Province = province,
            Period = period,
            People = people,
            Seed = result.GetValue(_seed),
            // Published changes against the month before can only come out when that month was paid too.
            WithPrevious = result.GetValue(_withPrevious)
                || (people is null && province == "22" && period == new Period(2024, 5)),
            Faults = FaultOption.MixOf(result.GetValue(_faults)),
            Format = (ListFormat)Array.IndexOf(FormatNames, result.GetValue(_format)),
            Damage = result.GetValue(_damage),
        };
    }

    /// <summary>Whether the other parties fail now and then too.</summary>
    public bool AreSandboxFaultsAsked(ParseResult result) => FaultOption.IsMany(result.GetValue(_faults));
}
