using System.CommandLine;
using Disbursement.Cli.Generate.Planning;
using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Commands;

/// <summary><c>--faults</c>: how much goes wrong.</summary>
internal static class FaultOption
{
    private const string Many = "many";
    private static readonly string[] Levels = ["none", "usual", Many];

    /// <summary>Makes the option; without a value it means many.</summary>
    public static Option<string> Create(CliContext context)
    {
        var option = new Option<string>("--faults")
        {
            HelpName = string.Join('|', Levels),
            Description = context.Say(
                "mức độ sai sót trong dữ liệu và ở các bên [mặc định usual; không ghi giá trị là many]",
                "how much goes wrong in data and parties [default usual; without a value many]"),
            Arity = ArgumentArity.ZeroOrOne,
            DefaultValueFactory = _ => "usual",
        };
        option.AcceptOnlyFromAmong(Levels);
        return option;
    }

    /// <summary>The mix for the generator.</summary>
    public static FaultMix MixOf(string? level) => level switch
    {
        "none" => FaultMix.None,
        "usual" => FaultMix.Usual,
        _ => FaultMix.Many,
    };

    /// <summary>Whether the other parties fail now and then too.</summary>
    public static bool IsMany(string? level) => level is null or Many;
}
