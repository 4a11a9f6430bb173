using System.CommandLine;
using Disbursement.Cli.Identity;
using Disbursement.Cli.Shell;
using Disbursement.Cli.Stack;

namespace Disbursement.Cli.Commands;

/// <summary><c>disburse login</c>: makes or stores the token by which the other commands act.</summary>
internal static class LoginCommand
{
    private static readonly Words Summary = new(
        "Đăng nhập trên máy này với một vai trò; các lệnh khác sẽ thực hiện dưới tên đó. Trên Azure, người dùng đăng nhập "
        + "bằng Entra ID và đưa mã vào qua --token-stdin.",
        "Logs in on this machine with a role; the other commands then act under that name. In Azure users log in by "
        + "Entra ID and hand the token in by --token-stdin.");

    private sealed record Asked(
        string Name, IReadOnlyList<string> Roles, IReadOnlyList<string> Areas, string? Provider, bool TokenOnInput, bool Json);

    /// <summary>Makes the command.</summary>
    public static Command Create(CliContext context)
    {
        var command = new DocumentedCommand("login", context.Say(Summary))
        {
            Examples =
            {
                ("disburse login --role treasurer --name ketoan --area 17", new("kế toán của tỉnh 17", "treasurer of province 17")),
                ("disburse login --role officer --name canbo148 --area 17/148", new("cán bộ đơn vị 148", "officer of unit 148")),
                ("disburse login --role provider --name vcb --provider 970436", new("một ngân hàng", "a bank")),
            },
        };
        var name = new Option<string>("--name", "-n")
        {
            HelpName = context.Say("tên", "name"),
            Description = context.Say("tên người dùng, chữ không dấu", "user name, plain letters"),
            Required = true,
        };
        var role = new Option<string[]>("--role", "-r")
        {
            HelpName = string.Join('|', Roles.All),
            Description = context.Say("vai trò; ghi nhiều lần nếu có nhiều", "role; repeat for several"),
            DefaultValueFactory = _ => [],
        };
        role.Validators.Add(result =>
        {
            foreach (string value in result.Tokens.Select(token => token.Value).Except(Roles.All, StringComparer.Ordinal))
            {
                result.AddError(context.Say($"không có vai trò “{value}”", $"there is no role “{value}”"));
            }
        });
        var area = new Option<string[]>("--area", "-a")
        {
            HelpName = "17|17/148|*",
            Description = context.Say("địa bàn: tỉnh, đơn vị hoặc *", "area: a province, a unit or *"),
            DefaultValueFactory = _ => [],
        };
        var provider = new Option<string?>("--provider")
        {
            HelpName = context.Say("mã", "code"),
            Description = context.Say("mã bên chi trả, khi vai trò là provider", "the provider's code, for the role provider"),
        };
        var token = new Option<bool>("--token-stdin")
        {
            Description = context.Say("đọc mã đăng nhập có sẵn từ đầu vào", "read a token made elsewhere from the input"),
        };
        Option<string?> data = CommandOptions.Folder(
            context, "--data", new("thư mục dữ liệu", "data folder"), DataFolder.Setting);
        Option<bool> json = CommandOptions.Json(context);
        foreach (Option option in (Option[])[name, role, area, provider, token, data, json])
        {
            command.Options.Add(option);
        }

        command.SetAction((result, cancellationToken) => CommandGuard.RunAsync(
            context,
            _ => Task.FromResult(Run(
                context,
                DataFolder.Of(context, result.GetValue(data)),
                new Asked(result.GetRequiredValue(name), result.GetRequiredValue(role), result.GetRequiredValue(area),
                    result.GetValue(provider), result.GetValue(token), result.GetValue(json)))),
            cancellationToken));
        return command;
    }

    private static int Run(CliContext context, DataFolder data, Asked asked)
    {
        Profile profile = asked.TokenOnInput ? FromInput(context, asked) : Mint(context, data, asked);
        new ProfileStore(data.Profiles).Save(profile);
        if (asked.Json)
        {
            context.Print(new { profile.Name, profile.Roles, profile.Areas, profile.Provider, profile.ExpiresAt });
        }
        else
        {
            context.WriteLine($"Đã đăng nhập: {profile}.", $"Logged in: {profile}.");
        }

        return ExitCode.Ok;
    }

    private static Profile Mint(CliContext context, DataFolder data, Asked asked)
    {
        if (asked.Roles.Count == 0)
        {
            throw new CliException(ExitCode.Failed, new("Thiếu --role.", "--role is missing."));
        }

        bool isProvider = asked.Roles.Contains(Roles.Provider, StringComparer.Ordinal);
        if (isProvider != asked.Provider is not null)
        {
            throw new CliException(ExitCode.Failed, new(
                "Vai trò provider đi cùng --provider MÃ.", "The role provider goes with --provider CODE."));
        }

        if (asked.Areas.Count == 0 && !isProvider)
        {
            throw new CliException(ExitCode.Failed, new(
                "Thiếu --area, ví dụ --area 17.", "--area is missing, for example --area 17."));
        }

        var user = new UserIdentity(asked.Name, asked.Roles, asked.Areas, asked.Provider);
        BearerToken token = new TokenMint(DevelopmentSecrets.Ensure(data.Root).SigningKey, context.Time).Mint(user);
        return new Profile(user.Name, user.Roles, user.Areas, user.Provider, token.Reveal(), token.ExpiresAt);
    }

    private static Profile FromInput(CliContext context, Asked asked)
    {
        string token = context.Input.ReadLine()?.Trim() ?? string.Empty;
        return token.Length > 0
            ? new Profile(asked.Name, asked.Roles, asked.Areas, asked.Provider, token, ExpiresAt: null)
            : throw new CliException(ExitCode.Failed, new("Đầu vào không có mã.", "There is no token on the input."));
    }
}
