using System.CommandLine;
using Disbursement.Cli.Shell;
using Disbursement.Sandbox.Faults;

namespace Disbursement.Cli.Commands;

/// <summary><c>--fault</c>: which faults the providers of the sandbox play in their answers.</summary>
internal static class ProviderFaultOption
{
    /// <summary>The sandbox's setting for them.</summary>
    public const string Setting = "Sandbox__Wild__Faults";

    /// <summary>Makes the option; it may be given several times, each time with commas between names.</summary>
    public static Option<string[]> Create(CliContext context)
    {
        string names = string.Join(", ", ProviderFaults.Names);
        string kinds = string.Join(", ", ProviderFaults.Kinds);
        var option = new Option<string[]>("--fault")
        {
            HelpName = "late,reversal@post",
            Description = context.Say(
                $"lỗi mà các bên chi trả thử nghiệm mắc khi trả lời: {names}; thêm @ và loại bên chi trả ({kinds}) để chỉ loại đó mắc",
                $"faults the test providers play in their answers: {names}; with @ and a kind of provider ({kinds}) that kind only"),
            Arity = ArgumentArity.OneOrMore,
        };
        option.Validators.Add(result =>
        {
            foreach (string text in result.Tokens.Select(static token => token.Value))
            {
                if (!ProviderFaults.TryParse(text, out _, out string unknown))
                {
                    result.AddError(context.Say(
                        $"--fault không có '{unknown}'; chọn trong: {names}, có thể thêm @ và một trong: {kinds}",
                        $"--fault does not know '{unknown}'; choose from {names}, with @ and one of {kinds} if wanted"));
                }
            }
        });
        return option;
    }

    /// <summary>The setting's value for what was asked; empty for no fault.</summary>
    public static string SettingOf(ParseResult result, Option<string[]> option) =>
        string.Join(',', result.GetValue(option) ?? []);
}
